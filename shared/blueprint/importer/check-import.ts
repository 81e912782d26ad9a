import { descriptorsFor } from '../../authentik/descriptors';
import type { FieldValue } from '../../authentik/record';
import { isTaggedValue } from '../../authentik/record';
import type { Release } from '../../authentik/release';
import type { Diagnostic } from '../../kernel/diagnostic';
import type { BlueprintEntry, ParsedBlueprint } from '../text/blueprint-text';
import { placeOf } from '../text/place-of';
import { applyEntry, lookUpModel } from './apply-entry';
import type { Applied, ImportState } from './apply-entry';
import { bootstrapStore } from './bootstrap';
import { entryEvaluator } from './entry-evaluator';
import type { EvaluatorOptions } from './entry-evaluator';
import { ignoredFields } from './ignored-fields';
import { EntryRefused } from './refusal';
import type { Refusal } from './refusal';
import { placeOfRefusal } from './refusal-place';
import { phantomRow } from './store';
import { isTrue } from './value';

export interface CheckOptions extends EvaluatorOptions {
  readonly release: Release;
}

export interface ImportVerdict {
  /** Whether the server would take the whole blueprint. */
  readonly importable: boolean;
  /** Errors with the server's own words, and warnings of what it would silently ignore. Those of the text come first. */
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * What the importer of a release says of a blueprint on a server that holds nothing but its bootstrap: an imagined
 * run of its entries, in order, over objects in memory (blueprints.md 3; authentik 2025.10 and 2026.5,
 * blueprints/v1/importer.py). The server stops at its first complaint; this goes on and finds the others as well.
 *
 * Not decided: whether Python code compiles beyond its brackets, strings and indentation, whether a certificate's
 * bytes are one, and whatever needs files or variables of the server that `env` and `files` do not give.
 */
export function checkImport(parsed: ParsedBlueprint, options: CheckOptions): ImportVerdict {
  const isSound = parsed.parsed && parsed.diagnostics.every(({ severity }) => severity !== 'error');
  if (!isSound) return { importable: false, diagnostics: parsed.diagnostics };
  const descriptors = descriptorsFor(options.release);
  const state = { descriptors, store: bootstrapStore(descriptors), keys: new Map() };
  const diagnostics = [...parsed.diagnostics, ...importInto(state, parsed, options)];
  return { importable: diagnostics.every(({ severity }) => severity !== 'error'), diagnostics };
}

/** What became of one entry. */
export type EntryOutcome =
  | { readonly kind: 'applied'; readonly applied: Applied; readonly state: string }
  /** A condition is false: its place among the conditions, from 0. */
  | { readonly kind: 'skipped'; readonly condition: number }
  /** It is to be absent, so the server does not mind what is wrong with it. */
  | { readonly kind: 'forgiven' }
  | { readonly kind: 'refused' };

export interface ImportOptions extends EvaluatorOptions {
  /** Names entries that are not to be looked at. */
  readonly skips?: (entry: BlueprintEntry) => boolean;
  /** Told of every entry, in order; `said` is what the importer says of it. */
  readonly observe?: (entry: BlueprintEntry, outcome: EntryOutcome, said: readonly Diagnostic[]) => void;
}

/**
 * Applies a blueprint to the objects of an imagined server, as far as it goes: an entry that is refused leaves
 * nothing behind, and what is said of it comes back.
 */
export function importInto(
  state: ImportState,
  parsed: ParsedBlueprint,
  options: ImportOptions = {},
): readonly Diagnostic[] {
  const run = new ImportRun(parsed, state, options);
  for (const entry of parsed.entries) {
    if (options.skips?.(entry)) continue;
    const before = run.diagnostics.length;
    const outcome = run.entry(entry);
    options.observe?.(entry, outcome, run.diagnostics.slice(before));
  }
  return run.diagnostics;
}

class ImportRun {
  readonly diagnostics: Diagnostic[] = [];
  private readonly evaluate: ReturnType<typeof entryEvaluator>;

  constructor(
    private readonly parsed: ParsedBlueprint,
    private readonly state: ImportState,
    options: EvaluatorOptions,
  ) {
    this.evaluate = entryEvaluator(state, parsed, options);
  }

  entry(entry: BlueprintEntry): EntryOutcome {
    try {
      return this.apply(entry);
    } catch (error) {
      if (!(error instanceof EntryRefused)) throw error;
      if (this.isForgiven(entry, error.refusals)) return { kind: 'forgiven' };
      for (const refusal of error.refusals) this.report(entry, refusal);
      // What follows is checked as if the entry were mended.
      if (entry.id !== undefined) this.evaluate.applied(entry, phantomRow(this.state.store));
      return { kind: 'refused' };
    }
  }

  private apply(entry: BlueprintEntry): EntryOutcome {
    const model = lookUpModel(this.state, this.evaluate.model(entry));
    const condition = this.evaluate.conditions(entry).findIndex((value) => !isTrue(value));
    if (condition >= 0) return { kind: 'skipped', condition };
    const identifiers = this.evaluate.identifiers(entry);
    const attrs = this.evaluate.attrs(entry);
    const plain = { model, state: this.evaluate.state(entry), identifiers, attrs };
    const applied = applyEntry(this.state, model, {
      ...plain,
      isLiteralState: !isTaggedValue(entry.state),
      ...givenKey(entry),
      permissions: this.evaluate.permissions(entry),
    });
    if (applied.descriptor) this.warnOfIgnored(entry, { ...attrs, ...identifiers }, model);
    if (applied.row) this.evaluate.applied(entry, applied.row);
    return { kind: 'applied', applied, state: plain.state };
  }

  /** Errors that the server catches do not matter where the object is to be absent. */
  private isForgiven(entry: BlueprintEntry, refusals: readonly Refusal[]): boolean {
    if (refusals.some(({ uncaught }) => uncaught)) return false;
    try {
      return this.evaluate.state(entry) === 'absent';
    } catch {
      return false;
    }
  }

  private report(entry: BlueprintEntry, refusal: Refusal): void {
    const at = placeOfRefusal(this.parsed, entry, refusal);
    const field = refusal.field === undefined ? '' : `${refusal.field}: `;
    this.diagnostics.push({
      code: `import/${refusal.code}`,
      severity: 'error',
      message: `${field}${refusal.message}`,
      at,
    });
  }

  private warnOfIgnored(
    entry: BlueprintEntry,
    payload: Readonly<Record<string, unknown>>,
    model: string,
  ): void {
    for (const { name, message } of ignoredFields(this.state.descriptors, model, Object.keys(payload))) {
      const at = placeOf(this.parsed, [...entry.path, 'attrs', name], 'key');
      this.diagnostics.push({ code: 'import/ignored-field', severity: 'warning', message, at });
    }
  }
}

function givenKey(entry: BlueprintEntry): { readonly givenKey?: string | number } {
  const pk: FieldValue | undefined = entry.identifiers.pk;
  return typeof pk === 'string' || typeof pk === 'number' ? { givenKey: pk } : {};
}
