import { Composer } from 'yaml';
import type { Document, ScalarTag, Tags } from 'yaml';

import type { Diagnostic } from '../../kernel/diagnostic';
import { fail, ok } from '../../kernel/result';
import type { Result } from '../../kernel/result';
import type { ParsedBlueprint } from '../text/blueprint-text';
import { parseBlueprint } from '../text/parse-blueprint';
import { documentOptions, keptTags, tokensOf } from '../text/syntax-tree';
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
  // A comment may find its final place only in a second pass.
  let current = text;
  for (let pass = 0; pass < 4; pass += 1) {
    const next = restyle(current);
    if (next === undefined) return ok(text);
    if (next === text) return ok(text);
    if (next === current) return keepsMeaning(parsed, read(current, path)) ? ok(current) : ok(text);
    current = next;
  }
  return ok(text);
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

function printingTags(tags: Tags): Tags {
  const text = tags.map((tag) =>
    typeof tag === 'object' && tag.tag === 'tag:yaml.org,2002:str'
      ? ({ ...tag, stringify } as ScalarTag)
      : tag,
  );
  // The format tells the printer a tagged scalar from a tagged list of the same tag.
  const kept = keptTags.map((tag) =>
    tag.collection === undefined ? { ...tag, stringify, format: 'source' } : tag,
  );
  return [...text, ...kept] as Tags;
}

/** undefined where the new text of a pass before is no YAML, which ends the attempt. */
export function restyle(text: string): string | undefined {
  const lines = text.replaceAll('\r\n', '\n');
  let end = lines.length;
  while (lines[end - 1] === '\n') end -= 1;
  const source = `${lines.slice(0, end)}\n`;
  const composer = new Composer({ ...documentOptions, customTags: printingTags });
  const [document] = [...composer.compose(tokensOf(source).tokens, true, source.length)];
  if (document === undefined || document.errors.length > 0) return undefined;
  const style = { indent: 2, indentSeq: true, lineWidth: 100, flowCollectionPadding: false, nullStr: '' };
  try {
    return (document as Document).toString(style);
  } catch {
    // The printer knows no word for a key that is not written.
    return undefined;
  }
}

function keepsMeaning(before: ParsedBlueprint, after: ParsedBlueprint): boolean {
  if (after.document === undefined) return false;
  if (JSON.stringify(wholeValue(before)) !== JSON.stringify(wholeValue(after))) return false;
  return commentsOf(before.text).join('\n') === commentsOf(after.text).join('\n');
}
