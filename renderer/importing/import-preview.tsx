import { useDeferredValue, useMemo, useState } from 'react';
import { givenValues } from '../../shared/blueprint/context/given-values';
import { blueprintTexts } from '../../shared/blueprint/import-plan/export-texts';
import type { ImportAction, ImportPlan, TextToImport } from '../../shared/blueprint/import-plan/plan';
import { planImport } from '../../shared/blueprint/import-plan/plan-import';
import { flowModel } from '../../shared/document/models';
import type { Diagnostic } from '../../shared/kernel/diagnostic';
import { useApp, useDocument, useWorkspace } from '../state/hooks';
import { Badge } from '../ui/badge';
import { Button } from '../ui/button';
import { Checkbox } from '../ui/checkbox';
import { CodeEditor } from '../ui/code-editor';
import { Dialog } from '../ui/dialog';
import { SeverityIcon } from '../ui/severity-icon';
import { Tabs } from '../ui/tabs';
import { Tree } from '../ui/tree';
import { askedBy, askedKey, typedOr, withTyped } from './given-in-import';
import type { Typed } from './given-in-import';
import { GivenFields } from './given-fields';
import { actionTones, actionWords, ImportRowView } from './import-row';
import { importRows, openAtFirst } from './import-rows';
import type { ImportRow } from './import-rows';
import { endImport, useImporting } from './importing-state';
import css from './import-preview.module.css';

/** What importing would do, shown before it is done. */
export function ImportPreview() {
  const texts = useImporting((state) => state.texts);
  const unread = useImporting((state) => state.unread);
  return texts === null ? null : <Preview texts={texts} unread={unread} />;
}

interface PreviewProps {
  readonly texts: readonly TextToImport[];
  readonly unread: readonly Diagnostic[];
}

function Preview({ texts, unread }: PreviewProps) {
  const app = useApp();
  const [typed, setTyped] = useState<Typed>(new Map());
  const [onlyChanges, setOnlyChanges] = useState(false);
  const [right, setRight] = useState('text');
  const [chosen, setChosen] = useState<ImportRow | null>(null);
  const [open, setOpen] = useState<ReadonlySet<string> | null>(null);
  const { parts, asked, held, plan, rows } = usePlan(texts, { typed, onlyChanges });
  const expanded = open ?? openAtFirst(rows);
  const name = texts.length === 1 ? nameOf(texts[0]!) : `${String(texts.length)} files`;

  const apply = () => {
    const made = app.run('import-blueprints', { records: plan.records, removed: plan.removed, name });
    if (made === undefined) return;
    endImport();
    app.view.notify({
      severity: 'success',
      message: `Imported ${name}: ${done(plan)}.`,
      action: { title: 'Undo', command: 'edit.undo' },
    });
    const flow = made.added.find((record) => record.model === flowModel);
    if (flow) app.view.openFlow(flow.id);
  };

  return (
    <Dialog
      isOpen
      onClose={endImport}
      title={`Import ${name} into this workspace`}
      width="full"
      footer={<Decision plan={plan} onApply={apply} />}
    >
      {unread.map((problem, index) => (
        <p key={index} className={css.unread}>
          <SeverityIcon severity={problem.severity} /> {problem.message} {problem.at.path}
        </p>
      ))}
      <div className={css.tools}>
        <Counts plan={plan} />
        <span className={css.space} />
        <Checkbox isSelected={onlyChanges} onChange={setOnlyChanges}>
          Only changes
        </Checkbox>
      </div>
      <div className={css.panes}>
        <div className={css.plan}>
          <Tree
            label="What would be imported"
            nodes={rows}
            render={(row) => <ImportRowView row={row} />}
            expanded={expanded}
            onExpandedChange={setOpen}
            selected={chosen?.id ?? null}
            onSelect={(row) => {
              setChosen(row);
              setRight('text');
            }}
            onAction={(row) => {
              const next = new Set(expanded);
              if (!next.delete(row.id)) next.add(row.id);
              setOpen(next);
            }}
          />
        </div>
        <div className={css.side}>
          <Tabs
            label="Beside the plan"
            items={[
              { id: 'text', label: 'Text', title: parts[chosen?.blueprint ?? 0]?.path },
              { id: 'values', label: asked.length === 0 ? 'Values' : `Values (${String(asked.length)})` },
            ]}
            selected={right}
            onSelect={setRight}
          >
            {right === 'text' ? (
              <ShownText parts={parts} plan={plan} chosen={chosen} />
            ) : (
              <div className={css.values}>
                <p className={css.hint}>
                  {asked.length === 0
                    ? 'No tag in these files asks for a value.'
                    : 'What !Context, !Env and !File find in this import. Nothing is taken from this computer; what !Env and !File give is not kept, the tags are.'}
                </p>
                <GivenFields
                  asked={asked}
                  valueOf={(one) => typedOr(typed, held, one)}
                  onChange={(one, value) => {
                    setTyped(new Map(typed).set(askedKey(one), value));
                  }}
                />
              </div>
            )}
          </Tabs>
        </div>
      </div>
    </Dialog>
  );
}

function usePlan(
  texts: readonly TextToImport[],
  { typed, onlyChanges }: { readonly typed: Typed; readonly onlyChanges: boolean },
) {
  const { newId } = useApp().ports;
  const document = useDocument((now) => now);
  const release = useWorkspace((state) => state.descriptors.release);
  const descriptors = useWorkspace((state) => state.descriptors);
  const parts = useMemo(() => texts.flatMap(blueprintTexts), [texts]);
  const asked = useMemo(() => askedBy(parts), [parts]);
  const held = useMemo(() => givenValues(document), [document]);
  const settled = useDeferredValue(typed);
  const plan = useMemo(
    () => planImport(document, parts, { release, newId, given: withTyped(held, settled) }),
    [document, parts, release, newId, held, settled],
  );
  const rows = useMemo(() => {
    const records = new Map(document.records);
    for (const record of plan.records) records.set(record.id, record);
    return importRows({ plan, document: { records }, descriptors, onlyChanges });
  }, [plan, document, descriptors, onlyChanges]);
  return { parts, asked, held, plan, rows };
}

interface ShownTextProps {
  readonly parts: readonly TextToImport[];
  readonly plan: ImportPlan;
  readonly chosen: ImportRow | null;
}

function ShownText({ parts, plan, chosen }: ShownTextProps) {
  const index = chosen?.blueprint ?? 0;
  const shown = parts[index];
  const line = chosen?.at?.line;
  const reveal = useMemo(() => (line === undefined ? undefined : { from: line, to: line }), [line]);
  return (
    <CodeEditor
      label={`Text of ${shown?.path ?? 'nothing'}, read-only`}
      language="yaml"
      value={shown?.text ?? ''}
      diagnostics={plan.blueprints[index]?.problems}
      reveal={reveal}
      fill
    />
  );
}

function Counts({ plan }: { readonly plan: ImportPlan }) {
  return (Object.keys(actionWords) as ImportAction[]).map((action) =>
    plan.counts[action] === 0 ? null : (
      <Badge key={action} tone={actionTones[action]}>
        {plan.counts[action]} {actionWords[action]}
      </Badge>
    ),
  );
}

function Decision({ plan, onApply }: { readonly plan: ImportPlan; readonly onApply: () => void }) {
  const refused = plan.blueprints.filter(({ importable }) => !importable).length;
  const changes = plan.records.length + plan.removed.length;
  return (
    <div className={css.footer}>
      <p className={css.verdict} role="status">
        {verdict({ refused, all: plan.blueprints.length, changes })}
      </p>
      <Button onPress={endImport}>Cancel</Button>
      <Button variant="primary" isDisabled={changes === 0} onPress={onApply}>
        {refused > 0 && changes > 0 ? 'Import the rest' : 'Import'}
      </Button>
    </div>
  );
}

function done({ counts }: ImportPlan): string {
  const words = [
    [counts.create, 'created'],
    [counts.update, 'updated'],
    [counts.delete, 'deleted'],
  ] as const;
  return words.flatMap(([count, word]) => (count === 0 ? [] : [`${String(count)} ${word}`])).join(', ');
}

function nameOf({ path }: TextToImport): string {
  return path.split(/[\\/]/).at(-1) ?? path;
}

function verdict(of: { readonly refused: number; readonly all: number; readonly changes: number }): string {
  const { refused, all, changes } = of;
  if (refused === 0) return changes === 0 ? 'Everything is there already: nothing would change.' : '';
  const which =
    all === 1
      ? 'A server would refuse this blueprint as a whole: nothing of it is imported.'
      : `A server would refuse ${String(refused)} of ${String(all)} blueprints as a whole: nothing of those is imported.`;
  if (refused === all && all > 1) {
    return 'A server would refuse each of these blueprints as a whole: nothing is imported.';
  }
  return changes === 0 && all > 1 ? `${which} The others change nothing.` : which;
}
