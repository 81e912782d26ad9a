import { FileText, History, Workflow } from 'lucide-react';
import { useDocument, useApp, useView } from '../state/hooks';
import { recordsOfKind } from '../../shared/document/indexes';
import { labelOf } from '../../shared/document/labels';
import { textField } from '../../shared/document/values';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { compareWithFile, compareWithFlow } from './compare-actions';
import css from './compare-dialogs.module.css';
import { showCompareDialog, useCompare } from './compare-store';
import { HistoryList } from './history-list';

const close = () => {
  showCompareDialog('closed');
};

/** What to compare with, and the versions of the workspace. */
export function CompareDialogs() {
  const dialog = useCompare((state) => state.dialog);
  return (
    <>
      <Dialog isOpen={dialog === 'compare'} onClose={close} title="Compare the open flow with">
        <Choices />
      </Dialog>
      <Dialog isOpen={dialog === 'history'} onClose={close} title="History of this workspace" width="lg">
        <HistoryList />
      </Dialog>
    </>
  );
}

function Choices() {
  const app = useApp();
  const active = useView((state) => state.activeFlow);
  const document = useDocument((now) => now);
  const others = recordsOfKind(document, 'flow').filter(({ id }) => id !== active);
  if (active === null) return null;
  return (
    <div className={css.choices}>
      <div className={css.row}>
        <Button
          icon={FileText}
          onPress={() => {
            close();
            void compareWithFile(app, active);
          }}
        >
          A file on disk…
        </Button>
        <Button
          icon={History}
          onPress={() => {
            showCompareDialog('history');
          }}
        >
          An earlier version…
        </Button>
      </div>
      <h3 className={css.heading}>Another flow of this workspace</h3>
      {others.length === 0 ? <p className={css.none}>There is no other flow.</p> : null}
      <ul className={css.flows}>
        {others.map((flow) => (
          <li key={flow.id}>
            <Button
              variant="quiet"
              icon={Workflow}
              onPress={() => {
                void compareWithFlow(app, active, flow.id);
              }}
            >
              {textField(flow, 'slug') ?? labelOf(document, flow)}
            </Button>
          </li>
        ))}
      </ul>
    </div>
  );
}
