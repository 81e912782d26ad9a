import { useEffect } from 'react';
import type { WorkspaceDocument } from '../../shared/document/document';
import { recordsOfModel } from '../../shared/document/indexes';
import { sourceModel } from '../../shared/document/models';
import { textField } from '../../shared/document/values';
import type { Diagnostic } from '../../shared/kernel/diagnostic';
import { request } from '../bridge/stagecraft';
import type { Files } from '../state/files';
import { useApp, useDocument, useView } from '../state/hooks';
import type { Notice } from '../state/view';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { diskLook } from './disk-look';

interface Question {
  readonly title: (name: string) => string;
  readonly words: (reason: string) => string;
  readonly again: { readonly label: string; readonly isDanger: boolean; readonly overwrite: boolean };
}

/** What keeps a file from being written, by the refusal's code: what is said of it, and what can be done instead. */
const questions: Readonly<Record<string, Question>> = {
  'files/changed-on-disk': {
    title: (name) => `${name} was changed on disk`,
    words: () =>
      'Something else wrote to it since you opened it here. Nothing was written: overwrite it with what this workspace says, save yours to another place, or cancel and open it again to see what changed.',
    again: { label: 'Overwrite', isDanger: true, overwrite: true },
  },
  'files/missing': {
    title: (name) => `${name} is not there any more`,
    words: () =>
      'It was deleted, moved or renamed since you opened it here. The workspace still has all of it: write it again where it was, or save it to another place.',
    again: { label: 'Write it again', isDanger: false, overwrite: true },
  },
  'files/refused': {
    title: (name) => `${name} could not be written`,
    words: (reason) => `${reason} Nothing is lost: the workspace keeps what you changed.`,
    again: { label: 'Try again', isDanger: false, overwrite: false },
  },
};

const sourceAt = (document: WorkspaceDocument, path: string | undefined) =>
  recordsOfModel(document, sourceModel).find((source) => textField(source, 'path') === path);

/** Whether a notice is the answer to writing a file that is open here, and so asks what to do. */
export function isAboutWriting({ diagnostic }: Notice, document: WorkspaceDocument): boolean {
  if (diagnostic === undefined || questions[diagnostic.code] === undefined) return false;
  return diagnostic.at.path !== undefined && sourceAt(document, diagnostic.at.path) !== undefined;
}

/** Asks what to do where a file cannot be written as it is: nothing is written before that. */
export function NotWritten() {
  const app = useApp();
  useEffect(() => {
    const look = diskLook(app, (paths) => request('files.read', { paths }));
    const onFocus = () => void look();
    window.addEventListener('focus', onFocus);
    return () => {
      window.removeEventListener('focus', onFocus);
    };
  }, [app]);
  const document = useDocument((now) => now);
  const notice = useView((state) => state.notices.find((one) => isAboutWriting(one, document)));
  const question = questions[notice?.diagnostic?.code ?? ''];
  if (notice?.diagnostic === undefined || question === undefined) return null;
  return <WritingQuestion {...notice.diagnostic} id={notice.id} question={question} />;
}

interface WritingQuestionProps extends Diagnostic {
  readonly id: string;
  readonly question: Question;
}

function WritingQuestion({ id, question, message, at: { path } }: WritingQuestionProps) {
  const app = useApp();
  const close = () => {
    app.view.dismiss(id);
  };
  const withSource = (act: (files: Files, source: string) => Promise<unknown>) => () => {
    const source = sourceAt(app.workspace.store.getState().document, path);
    close();
    if (source !== undefined) void act(app.files, source.id);
  };
  const { label, isDanger, overwrite } = question.again;
  return (
    <Dialog
      isOpen
      onClose={close}
      title={question.title(path?.split(/[\\/]/).at(-1) ?? 'The file')}
      role="alertdialog"
      footer={
        <>
          <Button onPress={close} autoFocus>
            Cancel
          </Button>
          <Button onPress={withSource((files, source) => files.saveAs(source))}>Save as…</Button>
          <Button
            variant={isDanger ? 'danger' : 'primary'}
            onPress={withSource((files, source) => files.save([source], { overwrite }))}
          >
            {label}
          </Button>
        </>
      }
    >
      <p>{question.words(message)}</p>
      <p data-selectable>{path}</p>
    </Dialog>
  );
}
