import { Schema } from 'yaml';
import type { ScalarTag, Tags } from 'yaml';

import type { Diagnostic } from '../../kernel/diagnostic';
import { fail, ok } from '../../kernel/result';
import type { Result } from '../../kernel/result';
import type { ParsedBlueprint } from '../text/blueprint-text';
import { parseBlueprint } from '../text/parse-blueprint';
import { keptTags } from '../text/syntax-tree';
import { wholeValue } from '../text/whole-value';
import { commentsOf } from './comments-of';
import { sourceScalar } from './source-scalar';

/**
 * The text in house style: two spaces a level, lists two spaces in from their key, `[a, b]` and `{a: b}`
 * without padding and on several lines beyond 100 columns, one blank line at most, line feeds. Order,
 * quoting, comments, tags and the lines of texts stay. Meaning never changes: where that cannot be shown by
 * reading the new text, the old text comes back. A text that is no YAML is refused with its diagnostics.
 */
export function formatBlueprint(text: string, path?: string): Result<string, readonly Diagnostic[]> {
  const parsed = read(text, path);
  if (parsed.document === undefined || hasYamlError(parsed)) return fail(parsed.diagnostics);
  if (parsed.document.contents === null) return ok(text);
  let current = parsed;
  // A comment or an empty line may find its final place only in a second pass.
  for (let pass = 0; pass < 4; pass += 1) {
    const next = printed(current);
    if (next === undefined || next === text) return ok(text);
    const isFinal = next === current.text;
    if (!isFinal) current = read(next, path);
    if (isFinal || !wanders.test(next)) return ok(keepsMeaning(parsed, current) ? next : text);
  }
  return ok(text);
}

const wanders = /#|\n[ \t]*\n/;

/** Line feeds only, and one at the end. */
function withOneEnd(text: string): string {
  const lines = text.replaceAll('\r\n', '\n');
  let end = lines.length;
  while (lines[end - 1] === '\n') end -= 1;
  return end === lines.length - 1 ? lines : `${lines.slice(0, end)}\n`;
}

/** What `fmt --check` asks. */
export function isFormatted(text: string): Result<boolean, readonly Diagnostic[]> {
  const formatted = formatBlueprint(text);
  return formatted.ok ? ok(formatted.value === text) : formatted;
}

function read(text: string, path?: string): ParsedBlueprint {
  return parseBlueprint(text, path, { unknownTags: 'warning' });
}

function hasYamlError(parsed: ParsedBlueprint): boolean {
  return parsed.diagnostics.some(({ code, severity }) => severity === 'error' && code.startsWith('yaml/'));
}

type Stringify = NonNullable<ScalarTag['stringify']>;

// eslint-disable-next-line max-params -- the yaml package calls it so
const stringify: Stringify = (item, ctx, onComment, onChompKeep) =>
  sourceScalar(item, ctx, { onComment, onChompKeep }) || (item.source ?? '');

function printingTags(tags: Tags, keep: typeof keptTags): Tags {
  const text = tags.map((tag) =>
    typeof tag === 'object' && tag.tag === 'tag:yaml.org,2002:str'
      ? ({ ...tag, stringify } as ScalarTag)
      : tag,
  );
  const kept = keep.map((tag) => (tag.collection === undefined ? { ...tag, stringify } : tag));
  return [...text, ...kept] as Tags;
}

const everyTag = printingSchema(keptTags);

/** The printer goes through all tags for every scalar: only those that a text may have are worth that. */
function schemaFor(text: string): Schema {
  if (text.includes('%')) return everyTag;
  return printingSchema(keptTags.filter(({ tag }) => text.includes(tag.slice(tag.lastIndexOf(':') + 1))));
}

function printingSchema(tags: typeof keptTags): Schema {
  const customTags = (all: Tags) => printingTags(all, tags);
  return new Schema({ schema: 'failsafe', resolveKnownTags: false, customTags });
}

const style = { indent: 2, indentSeq: true, lineWidth: 100, flowCollectionPadding: false, nullStr: '' };

/** undefined where the new text of a pass before is no YAML, which ends the attempt. */
function printed({ document, text }: ParsedBlueprint): string | undefined {
  if (document === undefined || document.errors.length > 0) return undefined;
  document.schema = schemaFor(text);
  try {
    return withOneEnd(document.toString(style));
  } catch {
    // The printer knows no word for a key that is not written.
    return undefined;
  }
}

function keepsMeaning(before: ParsedBlueprint, after: ParsedBlueprint): boolean {
  if (after.document === undefined) return false;
  if (JSON.stringify(wholeValue(before)) !== JSON.stringify(wholeValue(after))) return false;
  // A tag may be one that the printer writes otherwise: the same data, but another verdict.
  if (codesOf(before) !== codesOf(after)) return false;
  return commentsOf(before).join('\n') === commentsOf(after).join('\n');
}

function codesOf({ diagnostics }: ParsedBlueprint): string {
  return diagnostics
    .map(({ code }) => code)
    .sort()
    .join('\n');
}
