import type { FieldValue } from '../../authentik/record';
import type { Diagnostic } from '../../kernel/diagnostic';
import { fail, ok } from '../../kernel/result';
import type { Result } from '../../kernel/result';
import { commentsOf } from '../format/comments-of';
import type { KeyPath, ParsedBlueprint } from '../text/blueprint-text';
import { parseBlueprint } from '../text/parse-blueprint';
import { placeOf } from '../text/place-of';
import { sameValue, wholeValue } from '../text/whole-value';
import type { BlueprintChange } from './blueprint-change';
import { changeData, valueAt } from './change-data';
import { endBlockText } from './collection-edits';
import { planChange, planRewrite } from './plan-change';
import type { Draft } from './plan-change';
import { applyEdits, OverlapError } from './text-edit';
import type { TextEdit } from './text-edit';

interface Step {
  readonly change: BlueprintChange;
  readonly wanted: FieldValue;
}

/**
 * The text with the changes made and everything else byte for byte as it was: comments, tags, order, quoting,
 * indentation, line ends. The new text is read again and has to say exactly what the changes mean; where it
 * would not, the file is refused with `blueprint/patch` and nothing is changed.
 */
export function patchBlueprint(
  parsed: ParsedBlueprint,
  changes: readonly BlueprintChange[],
): Result<string, readonly Diagnostic[]> {
  if (parsed.document === undefined || parsed.document.errors.length > 0) {
    return fail([refusal(parsed, [], 'The text is no YAML. Mend it first.')]);
  }
  let current = parsed;
  let draft = draftOf(parsed);
  let batch: Step[] = [];

  const flush = (): boolean => {
    if (batch.length === 0) return true;
    const written = writeBatch(draft, batch);
    if (written === undefined) return false;
    current = written;
    draft = draftOf(written);
    batch = [];
    return true;
  };

  for (const change of changes) {
    if (batch.some((step) => collide(step.change, change, draft.data)) && !flush())
      return fail([unwritten(current, change)]);
    const wanted = changeData(batch.at(-1)?.wanted ?? draft.data, change);
    if (wanted === undefined)
      return fail([refusal(current, pathOf(change), 'There is nothing here to change.')]);
    batch.push({ change, wanted });
  }
  const last = batch.at(-1);
  return flush() ? ok(current.text) : fail([unwritten(current, last!.change)]);
}

interface ReadDraft extends Draft {
  readonly parsed: ParsedBlueprint;
}

function draftOf(parsed: ParsedBlueprint): ReadDraft {
  const root = parsed.document?.contents?.srcToken ?? null;
  return { text: parsed.text, root, data: wholeValue(parsed), parsed };
}

function writeBatch(draft: ReadDraft, batch: readonly Step[]): ParsedBlueprint | undefined {
  const wanted = batch.at(-1)!.wanted;
  const fine = (from: Draft) => (): TextEdit[] =>
    batch.flatMap((step) => planChange(from, step.change, step.wanted));
  return (
    attempt(draft.text, fine(draft), wanted) ??
    withoutLastBreak(draft, (from) => attempt(from.text, fine(from), wanted)) ??
    repaired(draft, fine(draft), wanted) ??
    rewritten(draft, batch, wanted)
  );
}

/** A changed anchor changes what its aliases say: these are written out then. */
function repaired(
  draft: Draft,
  plan: () => readonly TextEdit[],
  wanted: FieldValue,
): ParsedBlueprint | undefined {
  const made = tryEdits(draft.text, plan);
  if (made === undefined) return undefined;
  const parsed = parseBlueprint(made, undefined, reading);
  if (parsed.document?.errors.length !== 0) return undefined;
  const next = draftOf(parsed);
  return attempt(made, () => planChange(next, { kind: 'set', path: [], value: wanted }, wanted), wanted);
}

/** The touched entries as a whole, unless a comment would get lost. */
function rewritten(
  draft: ReadDraft,
  batch: readonly Step[],
  wanted: FieldValue,
): ParsedBlueprint | undefined {
  const parsed = attempt(draft.text, () => rewrites(draft, batch, wanted), wanted);
  if (parsed === undefined) return undefined;
  return commentsOf(parsed).length < commentsOf(draft.parsed).length ? undefined : parsed;
}

/** The text that a plan makes, if it says what is wanted; with a last line feed where it needs one. */
function attempt(
  text: string,
  plan: () => readonly TextEdit[],
  wanted: FieldValue,
): ParsedBlueprint | undefined {
  const made = tryEdits(text, plan);
  if (made === undefined) return undefined;
  const candidates = made.endsWith('\n') ? [made] : [made, made + (text.includes('\r\n') ? '\r\n' : '\n')];
  for (const candidate of candidates) {
    const parsed = parseBlueprint(candidate, undefined, reading);
    const readable = parsed.document?.errors.length === 0 && !parsed.diagnostics.some(isYamlError);
    if (readable && sameValue(wholeValue(parsed), wanted)) return parsed;
  }
  return undefined;
}

function isYamlError({ code, severity }: Diagnostic): boolean {
  return severity === 'error' && code.startsWith('yaml/');
}

/** Tries again with a last block text that says that it has no line feed at its end. */
function withoutLastBreak(
  draft: Draft,
  use: (draft: Draft) => ParsedBlueprint | undefined,
): ParsedBlueprint | undefined {
  const edits = endBlockText(draft.root, draft.text);
  return edits.length === 0
    ? undefined
    : use(draftOf(parseBlueprint(applyEdits(draft.text, edits), undefined, reading)));
}

const reading = { unknownTags: 'warning' } as const;

function tryEdits(text: string, plan: () => readonly TextEdit[]): string | undefined {
  try {
    return applyEdits(text, plan());
  } catch (error) {
    if (error instanceof OverlapError) return undefined;
    throw error;
  }
}

/** Every touched value as a whole: of a change inside of an entry's attrs that one attr, else the entry. */
function rewrites(draft: Draft, batch: readonly Step[], wanted: FieldValue): TextEdit[] {
  const paths = batch.map(({ change }) => {
    const path = pathOf(change);
    return path[0] === 'entries' && path.length > 2
      ? path.slice(0, typeof path[1] === 'number' ? 2 : 3)
      : path.slice(0, 1);
  });
  const unique = [...new Map(paths.map((path) => [JSON.stringify(path), path])).values()];
  return unique
    .filter((path) => valueAt(wanted, path) !== undefined)
    .flatMap((path) => planRewrite(draft, path, wanted));
}

function pathOf(change: BlueprintChange): KeyPath {
  return change.kind === 'set' || change.kind === 'remove' ? change.path : change.list;
}

/** Whether the second change has to see the text as the first left it. */
function collide(first: BlueprintChange, second: BlueprintChange, data: FieldValue): boolean {
  const [left, right] = [touched(first, data), touched(second, data)];
  return isPrefix(left, right) || isPrefix(right, left);
}

/** A key that comes or goes may concern its neighbours, a list all its items. */
function touched(change: BlueprintChange, data: FieldValue): KeyPath {
  if (change.kind === 'set')
    return valueAt(data, change.path) === undefined ? parentIn(change.path, data) : change.path;
  return change.kind === 'remove' ? change.path.slice(0, -1) : change.list;
}

function parentIn(path: KeyPath, data: FieldValue): KeyPath {
  let parent = path.slice(0, -1);
  while (parent.length > 0 && valueAt(data, parent) === undefined) parent = parent.slice(0, -1);
  return parent;
}

function isPrefix(short: KeyPath, long: KeyPath): boolean {
  return short.length <= long.length && short.every((step, index) => step === long[index]);
}

function unwritten(parsed: ParsedBlueprint, change: BlueprintChange): Diagnostic {
  const message =
    'This change cannot be written into the text as it stands there. Make it in the text itself.';
  return refusal(parsed, pathOf(change), message);
}

function refusal(parsed: ParsedBlueprint, path: KeyPath, message: string): Diagnostic {
  return { code: 'blueprint/patch', severity: 'error', message, at: placeOf(parsed, path) };
}
