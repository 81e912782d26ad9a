import { isOwnModel } from '../../document/models';
import type { LintRule } from '../rule';

const units = ['microseconds', 'milliseconds', 'seconds', 'minutes', 'hours', 'days', 'weeks'];

function problem(text: string): string | undefined {
  if (text.includes(',')) return 'separates with a comma; write a semicolon';
  for (const pair of text.split(';')) {
    const key = pair.split('=', 1)[0]!;
    if (units.includes(key.toLowerCase())) continue;
    if (units.includes(key.trim().toLowerCase())) return `has a blank before or after “${key.trim()}”`;
    return pair.trim() === '' ? 'has an empty part' : `has the unknown unit “${key.trim()}”`;
  }
  return undefined;
}

export const d04: LintRule = {
  id: 'D04',
  severity: 'warning',
  title: 'A duration that is not read as meant',
  why: 'What the server cannot read in a duration it ignores or refuses.',
  *check(context) {
    for (const record of context.where((model) => !isOwnModel(model))) {
      for (const { name, type } of context.descriptors.model(record.model)?.fields ?? []) {
        const value = type === 'duration' ? record.fields[name] : undefined;
        const found = typeof value === 'string' && value !== '' ? problem(value) : undefined;
        if (typeof value !== 'string' || found === undefined) continue;
        yield {
          record,
          field: name,
          message: `“${value}” ${found}. Write it like hours=3;minutes=1.`,
        };
      }
    }
  },
};
