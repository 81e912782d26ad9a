import * as v from 'valibot';
import { isNode, LineCounter, parseDocument } from 'yaml';
import type { Document } from 'yaml';
import type { Diagnostic, Place } from '../../kernel/diagnostic';
import { fail, ok, type Result } from '../../kernel/result';
import type { Scenario } from './format';
import { scenarioSchema } from './schema';

/**
 * Reads a scenario file, JSON or YAML. What is wrong with it comes with file, line and column:
 * `scenario/not-readable` (neither JSON nor YAML), `scenario/invalid` (not of the format).
 */
export function readScenario(text: string, path?: string): Result<Scenario, readonly Diagnostic[]> {
  const source: Source = { text: text.replace(/^\ufeff/, ''), ...(path === undefined ? {} : { path }) };
  const json = parsedJson(source.text);
  if (json !== undefined) {
    const result = v.safeParse(scenarioSchema, json);
    if (result.success) return ok(result.output);
  }
  return readSlowly(source);
}

interface Source {
  readonly text: string;
  readonly path?: string;
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** Once more as YAML, of which JSON is a part, to know the places. */
function readSlowly(source: Source): Result<Scenario, readonly Diagnostic[]> {
  const lines = new LineCounter();
  const document = parseDocument(source.text, { lineCounter: lines, version: '1.2' });
  const at = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { ...(source.path === undefined ? {} : { path: source.path }), line, column: col };
  };
  if (document.errors.length > 0) {
    return fail(
      document.errors.map((error) => ({
        code: 'scenario/not-readable',
        severity: 'error',
        message: `This is neither JSON nor YAML: ${error.message.split('\n')[0] ?? ''}`,
        at: at(error.pos[0]),
      })),
    );
  }
  const result = v.safeParse(scenarioSchema, document.toJS());
  if (result.success) return ok(result.output);
  return fail(
    result.issues.map((issue) => {
      const keys = (issue.path ?? []).map(({ key }) => key as string | number);
      const missing = issue.received === 'undefined';
      const field = keys.join('.');
      return {
        code: 'scenario/invalid',
        severity: 'error',
        message: missing
          ? `\`${field}\` is missing.`
          : `${field === '' ? 'A scenario' : `\`${field}\``} ${issue.message}.`,
        at: {
          ...at(offsetOf(document, missing ? keys.slice(0, -1) : keys)),
          ...(field === '' ? {} : { field }),
        },
      };
    }),
  );
}

/** Where the value at a path stands, or the nearest one around it. */
function offsetOf(document: Document, keys: readonly (string | number)[]): number {
  const node: unknown = keys.length === 0 ? document.contents : document.getIn(keys, true);
  if (isNode(node) && node.range) return node.range[0];
  return keys.length === 0 ? 0 : offsetOf(document, keys.slice(0, -1));
}
