import { useEffect, useState } from 'react';
import type { RecordId } from '../../shared/authentik/record';
import type { WorkspaceDocument } from '../../shared/document/document';
import { placeInText } from '../../shared/compare/places';
import { useApp } from '../state/hooks';
import { textOf } from './compare-actions';
import type { Change } from './changes';
import type { Base } from './compare-store';
import type { ShownSource } from '../state/source-engine';

type Shown = Pick<ShownSource, 'text' | 'places'>;

/** The texts of both sides: of a file as it is on disk, else both as an export would write the flow. */
export function useComparedTexts(base: Base, flow: RecordId, document: WorkspaceDocument) {
  const app = useApp();
  const [shown, setShown] = useState<Shown>({ text: '', places: [] });
  useEffect(() => {
    let isGone = false;
    const ask = async (): Promise<Shown> => {
      if (base.kind !== 'file') return { text: await textOf(app, flow, document), places: [] };
      const { descriptors } = app.workspace.store.getState();
      return app.files.desk.show(flow, { document, descriptors });
    };
    void ask().then((made) => {
      if (!isGone) setShown(made);
    });
    return () => {
      isGone = true;
    };
  }, [app, base, flow, document]);
  const lines = (change: Change | undefined) => linesOf(change, { base, shown });
  return { from: base.text, to: shown.text, lines };
}

/** Where an object stands in both texts, lines from 1. */
function linesOf(
  change: Change | undefined,
  { base, shown }: { readonly base: Base; readonly shown: Shown },
): { readonly from?: number | undefined; readonly to?: number | undefined } {
  if (change === undefined) return {};
  const { from, to } = change.object.record;
  const names = change.label.split(/ in | on /);
  const before = base.document.records.get(from ?? '');
  const told = base.kind === 'file' && before ? placeInText(base.document, before)?.line : undefined;
  const place = shown.places.find(({ record }) => record === to)?.from;
  return {
    from: before && (told ?? lineNaming(base.text, names)),
    to: to === undefined ? undefined : (place ?? lineNaming(shown.text, names)),
  };
}

/** Line (from 1) on which an object is first named in a text, by the names that people know it by. */
function lineNaming(text: string, names: readonly string[]): number | undefined {
  const lines = text.split('\n');
  for (const name of names) {
    if (name === '') continue;
    const at = lines.findIndex(
      (line) =>
        /^\s*(?:- )?(?:slug|name|id|field_key|username|domain|policy|stage):/.test(line) &&
        line.includes(name),
    );
    if (at >= 0) return at + 1;
  }
  return undefined;
}
