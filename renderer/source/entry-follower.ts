import type { RecordId } from '../../shared/authentik/record';
import type { WorkspaceDocument } from '../../shared/document/document';
import { stageBindingModel } from '../../shared/document/models';
import { targetOf } from '../../shared/document/references';
import type { ShownPlace } from '../state/source-engine';
import type { LineRange } from '../ui/code-reveal';

/** Keeps selection and cursor together: what is selected elsewhere is scrolled to, what the cursor selects is only marked. */
export interface EntryFollower {
  /** The same object as long as it says the same. */
  readonly reveal: (selected: RecordId | undefined, at: FollowedText) => LineRange | undefined;
  /** The record whose entry has a line. */
  readonly pick: (line: number, places: readonly ShownPlace[]) => RecordId | undefined;
}

export interface FollowedText {
  readonly document: WorkspaceDocument;
  readonly places: readonly ShownPlace[];
}

export function createEntryFollower(): EntryFollower {
  let picked: RecordId | undefined;
  let last: { readonly selected: RecordId | undefined; readonly range: LineRange | undefined } | undefined;
  return {
    reveal: (selected, at) => {
      const found = selected === undefined ? undefined : rangeOf(selected, at);
      const range = last?.range;
      const isSame = last?.selected === selected && range?.from === found?.from && range?.to === found?.to;
      if (isSame) return range;
      const isQuiet = selected === picked || (last?.selected === selected && range !== undefined);
      last = { selected, range: found && { ...found, isQuiet } };
      return last.range;
    },
    pick: (line, places) => {
      picked = places.filter(({ from, to }) => from <= line && line <= to).at(-1)?.record;
      return picked;
    },
  };
}

/** A binding without an entry of its own in this file is shown by its stage. */
function rangeOf(id: RecordId, { document, places }: FollowedText): LineRange | undefined {
  const record = document.records.get(id);
  const stage = record?.model === stageBindingModel ? targetOf(document, record.fields.stage)?.id : undefined;
  const found = places.find((place) => place.record === id) ?? places.find((place) => place.record === stage);
  return found && { from: found.from, to: found.to };
}
