import { Copy, Save } from 'lucide-react';
import { useMemo, useState } from 'react';
import type { RecordId } from '../../shared/authentik/record';
import { textField } from '../../shared/document/values';
import { useApp, useDocument } from '../state/hooks';
import { Button } from '../ui/button';
import { CodeEditor } from '../ui/code-editor';
import { Dialog } from '../ui/dialog';
import { entryLines, inText } from './entry-lines';
import type { Lines } from './entry-lines';
import css from './export-dialog.module.css';
import { ExportProblems } from './export-problems';
import { ExportSettings } from './export-settings';
import { NeedsList } from './needs-list';
import { objectRows } from './object-rows';
import { ObjectTree } from './object-tree';
import { useExportOptions } from './use-export-options';
import { usePortable } from './use-portable';

interface ExportFormProps {
  readonly begin: readonly RecordId[];
  readonly onClose: () => void;
}

export function ExportForm({ begin, onClose }: ExportFormProps) {
  const app = useApp();
  const document = useDocument((now) => now);
  const chosen = useExportOptions(begin);
  const made = usePortable(chosen.options);
  const [reveal, setReveal] = useState<Lines>();
  const places = useMemo(() => entryLines(made?.text ?? '', made?.entries ?? []), [made]);
  const rows = useMemo(() => objectRows(made?.objects ?? []), [made]);
  const problems = useMemo(() => inText(made?.diagnostics ?? [], places), [made, places]);
  const show = (record: RecordId) => {
    const place = places.get(record);
    if (place) setReveal({ ...place });
  };
  const copy = async () => {
    await navigator.clipboard.writeText(made?.text ?? '');
    app.view.notify({ severity: 'success', message: 'The blueprint is on the clipboard.' });
  };
  const save = async () => {
    const only = chosen.flows.length === 1 ? document.records.get(chosen.flows[0]!) : undefined;
    const suggestedName = `${(only && textField(only, 'slug')) ?? 'flows'}.yaml`;
    const saved = await app.ports.bridge.request('files.saveAs', { suggestedName, text: made?.text ?? '' });
    if (!saved.ok) return app.report([saved.error]);
    if (saved.value === null) return;
    app.view.notify({ severity: 'success', message: `Exported to ${saved.value.path}.` });
    onClose();
  };
  const isEmpty = made === null || made.text === '';
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title="Export as portable blueprint"
      width="full"
      footer={
        <>
          <Button icon={Copy} isDisabled={isEmpty} onPress={() => void copy()}>
            Copy
          </Button>
          <Button variant="primary" icon={Save} isDisabled={isEmpty} onPress={() => void save()}>
            Save as…
          </Button>
        </>
      }
    >
      <div className={css.form}>
        <div className={css.side}>
          <ExportSettings chosen={chosen} />
          <h3 className={css.heading}>What the flows need</h3>
          <ObjectTree label="What the flows need" rows={rows.needed} onChoose={chosen.choose} onShow={show} />
          {rows.referrers.length === 0 ? null : (
            <>
              <h3 className={css.heading}>What points at them</h3>
              <ObjectTree
                label="What points at them"
                rows={rows.referrers}
                onChoose={chosen.choose}
                onShow={show}
              />
            </>
          )}
        </div>
        <div className={css.preview}>
          <div className={css.text}>
            <CodeEditor
              label="Blueprint text, read-only"
              language="yaml"
              value={made?.text ?? ''}
              diagnostics={problems}
              reveal={reveal}
              fill
            />
          </div>
          <ExportProblems diagnostics={made?.diagnostics ?? []} onShow={show} />
          <NeedsList secrets={made?.secrets ?? []} needs={made?.needs ?? []} onShow={show} />
        </div>
      </div>
    </Dialog>
  );
}
