import { useMemo, useState } from 'react';
import type { RecordId } from '../../shared/authentik/record';
import type { Release } from '../../shared/authentik/release';
import type { Choice, Choices } from '../../shared/blueprint/portable/choices';
import type { ExportOptions } from '../../shared/blueprint/portable/portable-blueprint';
import type { SecretPlace } from '../../shared/blueprint/portable/secrets';
import type { WorkspaceDocument } from '../../shared/document/document';
import { useDocument, useWorkspace } from '../state/hooks';
import { savedText } from '../state/saved-text';

export interface ChosenExport {
  readonly flows: readonly RecordId[];
  readonly setFlows: (flows: readonly RecordId[]) => void;
  readonly release: Release;
  readonly setRelease: (release: Release) => void;
  readonly secretPlace: SecretPlace;
  readonly setSecretPlace: (place: SecretPlace) => void;
  readonly choose: (record: RecordId, choice: Choice) => void;
  /** The flows are in files, so what moved since can be removed where it stood there. */
  readonly hasPrevious: boolean;
  readonly removesMoved: boolean;
  readonly setRemovesMoved: (removes: boolean) => void;
  readonly options: ExportOptions;
}

/** What the dialog's fields say, as options of the export. */
export function useExportOptions(begin: readonly RecordId[]): ChosenExport {
  const workspaceRelease = useWorkspace((state) => state.descriptors.release);
  const document = useDocument((now) => now);
  const [flows, setFlows] = useState(begin);
  const [release, setRelease] = useState<Release>(workspaceRelease);
  const [secretPlace, setSecretPlace] = useState<SecretPlace>('environment');
  const [choices, setChoices] = useState<Choices>({});
  const [removesMoved, setRemovesMoved] = useState(true);
  const before = useMemo(() => textsBefore(document, flows), [document, flows]);
  const options = useMemo((): ExportOptions => {
    const previous = removesMoved && before.length > 0 ? { previous: before } : {};
    return { flows, release, secretPlace, choices, ...previous };
  }, [flows, release, secretPlace, choices, before, removesMoved]);
  return {
    flows,
    setFlows,
    release,
    setRelease,
    secretPlace,
    setSecretPlace,
    choose: (record, choice) => {
      setChoices((now) => ({ ...now, [record]: choice }));
    },
    hasPrevious: before.length > 0,
    removesMoved,
    setRemovesMoved,
    options,
  };
}

/** The texts that the flows' files hold on disk. */
function textsBefore(document: WorkspaceDocument, flows: readonly RecordId[]): readonly string[] {
  const sources = new Set(flows.map((id) => document.records.get(id)?.entry?.source));
  return [...sources].flatMap((id) => {
    const source = id === undefined ? undefined : document.records.get(id);
    return (source && savedText(source)) ?? [];
  });
}
