import type { Json } from '../kernel/json';

type Fields = Readonly<Record<string, Json>>;

export function textOf(fields: Fields, name: string, fallback = ''): string {
  const value = fields[name];
  return typeof value === 'string' ? value : fallback;
}

export function numberOf(fields: Fields, name: string, fallback = 0): number {
  const value = fields[name];
  return typeof value === 'number'
    ? value
    : typeof value === 'string' && value !== ''
      ? Number(value)
      : fallback;
}

export function flagOf(fields: Fields, name: string, fallback = false): boolean {
  const value = fields[name];
  return typeof value === 'boolean' ? value : fallback;
}

export function textsOf(fields: Fields, name: string): readonly string[] {
  const value = fields[name];
  return Array.isArray(value) ? (value as readonly Json[]).filter((item) => typeof item === 'string') : [];
}
