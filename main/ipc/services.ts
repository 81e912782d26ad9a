import type { Packed } from '../../shared/ipc/packed';
import type { PackedRequestName, RequestName, Requests } from '../../shared/ipc/contract';
import type { GrantedPaths } from '../files/granted-paths';
import type { SettingsFile } from '../files/settings-file';
import type { Store } from '../store/store';
import type { Editor, EditorWindows } from '../windows/editor-windows';

/** What the handlers work with. */
export interface Services {
  readonly store: Store;
  /** Resolves when the store has said once whether it works: its notices are complete then. */
  readonly storeStarted: Promise<void>;
  readonly windows: EditorWindows;
  readonly settings: SettingsFile;
  readonly grantedPaths: GrantedPaths;
  /** Where screenshots go, if anywhere. */
  readonly screenshotPath: string | undefined;
}

export type Handler<Name extends RequestName> = (
  payload: Requests[Name]['request'],
  editor: Editor,
) => Answer<Name> | Promise<Answer<Name>>;

/** Packed where the contract says so (`packedRequests`). */
type Answer<Name extends RequestName> = Name extends PackedRequestName
  ? Packed<Requests[Name]['response']>
  : Requests[Name]['response'];

export type Handlers<Names extends RequestName = RequestName> = {
  readonly [Name in Names]: Handler<Name>;
};
