import { descriptorsFor } from '../../authentik/descriptors';
import type { FieldValue } from '../../authentik/record';
import { isTaggedValue } from '../../authentik/record';
import type { Release } from '../../authentik/release';
import type { Diagnostic } from '../../kernel/diagnostic';
import type { BlueprintEntry, ParsedBlueprint } from '../text/blueprint-text';
import { placeOf } from '../text/place-of';
import { applyEntry, lookUpModel } from './apply-entry';
import type { ImportState } from './apply-entry';
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

/**
 * Applies a blueprint to the objects of an imagined server, as far as it goes: an entry that is refused leaves
 * nothing behind, and what is said of it comes back. `skips` names entries that are not to be looked at.
 */
export function importInto(
  state: ImportState,
  parsed: ParsedBlueprint,
  options: EvaluatorOptions & { readonly skips?: (entry: BlueprintEntry) => boolean } = {},
): readonly Diagnostic[] {
  const run = new ImportRun(parsed, state, options);
  for (const entry of parsed.entries) if (!options.skips?.(entry)) run.entry(entry);
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

  entry(entry: BlueprintEntry): void {
    try {
      this.apply(entry);
    } catch (error) {
      if (!(error instanceof EntryRefused)) throw error;
      if (this.isForgiven(entry, error.refusals)) return;
      for (const refusal of error.refusals) this.report(entry, refusal);
      // What follows is checked as if the entry were mended.
      if (entry.id !== undefined) this.evaluate.applied(entry, phantomRow(this.state.store));
    }
  }

  private apply(entry: BlueprintEntry): void {
    const model = lookUpModel(this.state, this.evaluate.model(entry));
    if (!this.evaluate.conditions(entry).every(isTrue)) return;
    const identifiers = this.evaluate.identifiers(entry);
    const attrs = this.evaluate.attrs(entry);
    const plain = { model, state: this.evaluate.state(entry), identifiers, attrs };
    const { row, descriptor } = applyEntry(this.state, model, {
      ...plain,
      isLiteralState: !isTaggedValue(entry.state),
      ...givenKey(entry),
      permissions: this.evaluate.permissions(entry),
    });
    if (descriptor) this.warnOfIgnored(entry, { ...attrs, ...identifiers }, model);
    if (row) this.evaluate.applied(entry, row);
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
