import { useEffect } from 'react';
import { recordsOfModel } from '../../shared/document/indexes';
import { sourceModel } from '../../shared/document/models';
import { textField } from '../../shared/document/values';
import { request } from '../bridge/stagecraft';
import { useApp, useView } from '../state/hooks';
import type { Notice } from '../state/view';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { diskLook } from './disk-look';

export function isChangedOnDisk({ diagnostic }: Notice): boolean {
  return diagnostic?.code === 'files/changed-on-disk';
}

/** Asks what to do where a file was changed by something else since it was opened: nothing is written before that. */
export function ChangedOnDisk() {
  const app = useApp();
  useEffect(() => {
    const look = diskLook(app, (paths) => request('files.read', { paths }));
    const onFocus = () => void look();
    window.addEventListener('focus', onFocus);
    return () => {
      window.removeEventListener('focus', onFocus);
    };
  }, [app]);
  const notice = useView((state) => state.notices.find(isChangedOnDisk));
  const path = notice?.diagnostic?.at.path;
  const name = path?.split(/[\\/]/).at(-1) ?? 'The file';
  const close = () => {
    if (notice !== undefined) app.view.dismiss(notice.id);
  };
  const withSource = (act: (source: string) => Promise<unknown>) => () => {
    const { document } = app.workspace.store.getState();
    const source = recordsOfModel(document, sourceModel).find((one) => textField(one, 'path') === path);
    close();
    if (source !== undefined) void act(source.id);
  };
  return (
    <Dialog
      isOpen={notice !== undefined}
      onClose={close}
      title={`${name} was changed on disk`}
      role="alertdialog"
      footer={
        <>
          <Button onPress={close} autoFocus>
            Cancel
          </Button>
          <Button onPress={withSource((source) => app.files.saveAs(source))}>Save as…</Button>
          <Button
            variant="danger"
            onPress={withSource((source) => app.files.save([source], { overwrite: true }))}
          >
            Overwrite
          </Button>
        </>
      }
    >
      <p>
        Something else wrote to it since you opened it here. Nothing was written: overwrite it with what this
        workspace says, save yours to another place, or cancel and open it again to see what changed.
      </p>
      <p data-selectable>{path}</p>
    </Dialog>
  );
}
