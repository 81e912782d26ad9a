import type { RecordId } from '../../shared/authentik/record';
import { recordsOfModel } from '../../shared/document/indexes';
import { sourceModel } from '../../shared/document/models';
import { textField } from '../../shared/document/values';
import type { CodecContext, Ports } from './ports';
import type { Workspace } from './workspace';

export interface DirtySources {
  /** Asks now; the opened files whose text is not what the records say. */
  readonly check: () => ReadonlySet<RecordId>;
  readonly close: () => void;
}

interface DirtyParts {
  readonly ports: Ports;
  readonly workspace: Workspace;
  readonly context: () => CodecContext;
  readonly onDirty: (dirty: ReadonlySet<RecordId>) => void;
}

/** How long after the last change the texts are compared. */
const quiet = 400;

/** Finds out which opened files changed, a moment after the last change and off the path of typing. */
export function watchDirtySources({ ports, workspace, context, onDirty }: DirtyParts): DirtySources {
  let known: ReadonlySet<RecordId> = new Set();
  let cancel: (() => void) | undefined;
  const check = () => {
    const { document } = workspace.store.getState();
    const changed = recordsOfModel(document, sourceModel).filter((source) => {
      const written = ports.codec.write(document, source.id, context());
      return !written.ok || written.value.text !== textField(source, 'text');
    });
    const dirty = new Set(changed.map((source) => source.id));
    if (dirty.size !== known.size || [...dirty].some((id) => !known.has(id))) {
      known = dirty;
      onDirty(dirty);
    }
    return known;
  };
  const end = workspace.store.subscribe(({ document }, before) => {
    if (document === before.document) return;
    cancel?.();
    cancel = ports.schedule(check, quiet);
  });
  return {
    check,
    close: () => {
      cancel?.();
      end();
    },
  };
}
