import { isScalar, visit } from 'yaml';
import type { CST, Document } from 'yaml';

import type { Finding } from './finding';

/**
 * Where the mistakes behind a broken syntax begin. A parser complains where it cannot go on, which is often a line
 * or a whole file after the bracket, the quote or the value that is wrong.
 */
export function syntaxCauses(text: string, document: Document): Finding[] {
  if (document.errors.length === 0) return [];
  // One slip can make an error of every sign after it: each line once, and no more of them than are told.
  const lines = new Set(document.errors.slice(0, mostErrors).map(({ pos }) => lineStartOf(text, pos[0])));
  const before = [...lines].slice(0, mostCauses).flatMap((start) => lineBefore(text, start));
  const causes = [...unclosed(document), ...before];
  const starts = new Set<number>();
  return causes.filter(({ start }) => !starts.has(start) && starts.add(start)).slice(0, mostCauses);
}

const mostCauses = 10;
const mostErrors = 1_000;
const closers: Readonly<Record<string, string>> = { '[': ']', '{': '}' };

function unclosed(document: Document): Finding[] {
  const found: Finding[] = [];
  const open = (start: number, what: string, end: string) =>
    found.push({
      code: 'yaml/unclosed',
      severity: 'error',
      message: `This ${what} is not closed before the next key. Put the ${end} where it ends.`,
      start,
      end: start + 1,
    });
  visit(document, {
    Node: (_, node) => {
      const token = 'srcToken' in node ? (node.srcToken as CST.Token | undefined) : undefined;
      if (token?.type === 'flow-collection') {
        const { source, offset } = token.start;
        const closer = closers[source]!;
        if (!token.end.some((end) => 'source' in end && end.source === closer)) {
          open(offset, source === '[' ? 'list' : 'mapping', `“${closer}”`);
        }
      } else if (isScalar(node) && token !== undefined && isOpenText(token)) {
        open(token.offset, 'text', 'quotation mark');
      }
    },
  });
  return found;
}

function isOpenText(token: CST.Token): boolean {
  if (token.type !== 'single-quoted-scalar' && token.type !== 'double-quoted-scalar') return false;
  const { source } = token;
  return source.length < 2 || !source.endsWith(source.charAt(0));
}

/** `key: value`, a plain one; not a text of several lines. */
const keyed = /^( *(?:- +)*)([^\s#"'[{&*!|>%@`-][^:#]*):[ ]+([^\s#&!|>].*)$/;
/** `key: |` */
const blockText = /^( *)(?:- +)*([^\s:#]+):[ ]+(?:!\S+ +)?[|>][-+\d]*[ ]*(?:#.*)?$/;

/** A value and a list of one key, or a text of several lines that is not indented: what comes before is to blame. */
function lineBefore(text: string, lineStart: number): Finding[] {
  const line = lineAt(text, lineStart);
  let start = lineStart;
  let before = '';
  while (start > 0 && (before === '' || /^\s*(?:#|$)/.test(before))) {
    start = lineStartOf(text, start - 1);
    before = lineAt(text, start);
  }
  const fault = (message: string, from: number): Finding[] => [
    { code: 'yaml/cause', severity: 'error', message, start: start + from, end: start + before.length },
  ];
  const [, dashes, key, value] = keyed.exec(before) ?? [];
  if (key !== undefined && /^ *- /.test(line) && indent(line) >= dashes!.length) {
    const words = `“${key}” has the value “${value!}” already, so the list below belongs to nothing.`;
    return fault(`${words} Take away the value or the list.`, before.length - value!.length);
  }
  const [, space, name] = blockText.exec(before) ?? [];
  if (name !== undefined && line.trim() !== '' && indent(line) <= space!.length) {
    return fault(`The text of “${name}” must be indented more than “${name}” is.`, indent(before));
  }
  return tooFarIn(text, lineStart, line);
}

/** A key below `key: value` that is indented as if it belonged to the value. */
function tooFarIn(text: string, lineStart: number, line: string): Finding[] {
  const [, dashes, key] = keyed.exec(line) ?? [];
  const start = lineStart + line.length + 1;
  const next = lineAt(text, start);
  if (key === undefined || !/^ +[\w.-]+:(?: |$)/.test(next) || indent(next) <= dashes!.length) return [];
  const message = `This line is indented more than “${key}” above it, which has a value already. Indent both alike.`;
  return [
    { code: 'yaml/cause', severity: 'error', message, start: start + indent(next), end: start + next.length },
  ];
}

function lineStartOf(text: string, at: number): number {
  // A place before the first character would count as the first.
  return at < 1 ? 0 : text.lastIndexOf('\n', at - 1) + 1;
}

function lineAt(text: string, start: number): string {
  const end = text.indexOf('\n', start);
  return text.slice(start, end < 0 ? undefined : end);
}

const indent = (line: string) => line.length - line.trimStart().length;
