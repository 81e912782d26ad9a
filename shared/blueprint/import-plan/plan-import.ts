import { descriptorsFor } from '../../authentik/descriptors';
import type { AuthentikRecord, RecordId } from '../../authentik/record';
import type { Release } from '../../authentik/release';
import type { WorkspaceDocument } from '../../document/document';
import { recordsOfModel } from '../../document/indexes';
import { sourceModel } from '../../document/models';
import { deepEqual } from '../../kernel/equal';
import type { GivenValues } from '../context/given-values';
import { givenValues } from '../context/given-values';
import { newRow } from '../importer/bootstrap';
import type { ObjectStore } from '../importer/store';
import { parsedSource } from '../project/parsed-source';
import type { ParsedBlueprint } from '../text/blueprint-text';
import { parseBlueprint } from '../text/parse-blueprint';
import { blueprintTexts } from './export-texts';
import type { ImportAction, ImportPlan, PlannedBlueprint, TextToImport } from './plan';
import type { ImportStand } from './plan-blueprint';
import { planBlueprint } from './plan-blueprint';
import { workspaceStore } from './workspace-store';

export interface ImportOptions {
  readonly release: Release;
  readonly newId: () => RecordId;
  /** Absent: what the workspace holds for all its files. */
  readonly given?: GivenValues;
}

/**
 * What importing texts into a workspace would do, entry by entry, as the importer of the release decides it on a server
 * that holds what the workspace holds (blueprints.md 3 and 4). Texts are imported in their order; one that is refused
 * leaves nothing behind and is tried again after the others, as a server does that applies its files every hour.
 *
 * The records that come out belong to no file. Permissions are checked but not kept: a workspace has no place for them.
 */
export function planImport(
  document: WorkspaceDocument,
  texts: readonly TextToImport[],
  { release, newId, given = givenValues(document) }: ImportOptions,
): ImportPlan {
  const descriptors = descriptorsFor(release);
  const around = { descriptors, given, newId };
  const parsed = texts.flatMap(blueprintTexts).map(({ path, text }) => parseBlueprint(text, path));
  const { store, recordOf } = workspaceStore(document, descriptors);
  let stand: ImportStand = { store, records: new Map(document.records), recordOf: new Map(recordOf) };
  for (const source of recordsOfModel(document, sourceModel)) knowInstance(store, parsedSource(source));

  const planned = new Map<ParsedBlueprint, PlannedBlueprint>();
  let left: readonly ParsedBlueprint[] = parsed;
  for (;;) {
    const refused: ParsedBlueprint[] = [];
    for (const one of left) {
      const attempt = copyOf(stand);
      const result = planBlueprint(attempt, one, around);
      planned.set(one, result);
      if (!result.importable) refused.push(one);
      else {
        stand = attempt;
        knowInstance(stand.store, one);
      }
    }
    if (refused.length === 0 || refused.length === left.length) break;
    left = refused;
  }
  const blueprints = parsed.map((one) => planned.get(one)!);
  return { blueprints, counts: countsOf(blueprints), ...changeOf(document, stand) };
}

function copyOf({ store, records, recordOf }: ImportStand): ImportStand {
  return { store: store.copy(), records: new Map(records), recordOf: new Map(recordOf) };
}

/** A blueprint that is there can be asked for by one that applies it (`metaapplyblueprint`), by its name or path. */
function knowInstance(store: ObjectStore, { metadata, path = '' }: ParsedBlueprint): void {
  const fields = { name: metadata?.name ?? path, path, enabled: true };
  store.add(newRow(store, 'authentik_blueprints.blueprintinstance', { fields }));
}

function countsOf(blueprints: readonly PlannedBlueprint[]): ImportPlan['counts'] {
  const counts: Record<ImportAction, number> = {
    create: 0,
    update: 0,
    unchanged: 0,
    delete: 0,
    skipped: 0,
    impossible: 0,
  };
  for (const { importable, entries } of blueprints) {
    for (const { action } of entries) if (importable || action === 'impossible') counts[action] += 1;
  }
  return counts;
}

function changeOf(
  document: WorkspaceDocument,
  { records: after }: ImportStand,
): Pick<ImportPlan, 'records' | 'removed'> {
  const records: AuthentikRecord[] = [];
  for (const record of after.values()) {
    const before = document.records.get(record.id);
    if (before !== record && !deepEqual(before, record)) records.push(record);
  }
  const removed = [...document.records.keys()].filter((id) => !after.has(id));
  return { records, removed };
}
