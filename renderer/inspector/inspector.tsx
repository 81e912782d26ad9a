import { MousePointerClick } from 'lucide-react';
import { useEffect, useRef } from 'react';
import type { AuthentikRecord } from '../../shared/authentik/record';
import { stageBindingsOf } from '../../shared/document/indexes';
import { labelOf } from '../../shared/document/labels';
import {
  flowModel,
  modelKind,
  policyBindingModel,
  promptStageModel,
  stageBindingModel,
} from '../../shared/document/models';
import { resolveValue } from '../../shared/document/references';
import { useApp, useDocument, useRecord, useSelectedRecords, useView, useWorkspace } from '../state/hooks';
import { Button } from '../ui/button';
import { EmptyState } from '../ui/empty-state';
import { Section } from '../ui/section';
import { BindingSection } from './binding-section';
import { EntrySection } from './entry-section';
import { modelFor } from './form-fields';
import css from './inspector.module.css';
import { LinkRow } from './link-row';
import { PoliciesSection } from './policies-section';
import { PolicyBindingForm } from './policy-binding-form';
import { PromptsSection } from './prompts-section';
import { RecordForm } from './record-form';
import { RecordHeader } from './record-header';
import { useFocusField } from './use-focus-field';
import { UsedBySection } from './used-by';

/** Edits what is selected; with nothing selected, the flow that is open. */
export function Inspector() {
  const selected = useSelectedRecords();
  const activeFlow = useRecord(useView((state) => state.activeFlow));
  const host = useRef<HTMLDivElement>(null);
  useFocusField(host);
  const [first] = selected;
  const shown = selected.length > 1 ? undefined : (first ?? activeFlow);
  // What was scrolled to belongs to the record before.
  useEffect(() => {
    if (host.current !== null) host.current.scrollTop = 0;
  }, [shown?.id]);
  return (
    <div ref={host} className={css.inspector}>
      {selected.length > 1 ? <Several records={selected} /> : null}
      {shown === undefined ? null : <Subject key={shown.id} record={shown} />}
      {selected.length === 0 && shown === undefined ? (
        <EmptyState icon={MousePointerClick} title="Nothing selected">
          Select a flow, stage, policy or prompt to see and change its settings.
        </EmptyState>
      ) : null}
    </div>
  );
}

function Subject({ record }: { readonly record: AuthentikRecord }) {
  const stage = useDocument((document) =>
    record.model === stageBindingModel ? resolveValue(document, record.fields.stage) : undefined,
  );
  const activeFlow = useView((state) => state.activeFlow);
  // A stage chosen elsewhere is shown with its place in the flow that is open, where that is one place.
  const placed = useDocument((document) => {
    if (activeFlow === null || modelKind(record.model) !== 'stage') return undefined;
    const places = stageBindingsOf(document, activeFlow).filter(
      (binding) => resolveValue(document, binding.fields.stage)?.id === record.id,
    );
    return places.length === 1 ? places[0] : undefined;
  });
  if (record.model === stageBindingModel) {
    return stage === undefined ? (
      <LooseBinding binding={record} />
    ) : (
      <StageInFlow binding={record} stage={stage} />
    );
  }
  if (record.model === policyBindingModel) {
    return <PolicyAtTarget binding={record} />;
  }
  if (record.model === flowModel) return <FlowSubject flow={record} />;
  if (placed !== undefined) return <StageInFlow binding={placed} stage={record} />;
  return <PlainSubject record={record} />;
}

/** A policy with the way it is asked; its own settings come first, as those of a stage do. */
function PolicyAtTarget({ binding }: { readonly binding: AuthentikRecord }) {
  const policy = useDocument((document) => resolveValue(document, binding.fields.policy));
  return (
    <>
      <RecordHeader record={binding} />
      {policy === undefined ? null : (
        <Section title="Policy">
          <RecordForm key={policy.id} record={policy} />
        </Section>
      )}
      <Section title="Binding">
        <PolicyBindingForm key={binding.id} binding={binding} />
      </Section>
      {policy === undefined ? null : <UsedBySection record={policy} />}
      <EntrySection record={binding} />
    </>
  );
}

function StageInFlow({
  binding,
  stage,
}: {
  readonly binding: AuthentikRecord;
  readonly stage: AuthentikRecord;
}) {
  return (
    <>
      <RecordHeader record={stage} binding={binding} />
      <StageSections stage={stage} />
      <BindingSection binding={binding} />
      <PoliciesSection target={binding} quiet="No policy is asked: everybody gets to this stage." />
      <UsedBySection record={stage} />
      <EntrySection record={stage} />
    </>
  );
}

function StageSections({ stage }: { readonly stage: AuthentikRecord }) {
  const isPrompt = stage.model === promptStageModel;
  return (
    <>
      <Section title="Stage">
        <RecordForm
          record={stage}
          hidden={isPrompt && Array.isArray(stage.fields.fields ?? []) ? ['fields'] : []}
        />
      </Section>
      {isPrompt ? <PromptsSection stage={stage} /> : null}
    </>
  );
}

function LooseBinding({ binding }: { readonly binding: AuthentikRecord }) {
  return (
    <>
      <RecordHeader record={binding} />
      <p className={css.warning}>This workspace does not hold the stage of this binding.</p>
      <BindingSection binding={binding} />
      <PoliciesSection target={binding} quiet="No policy is asked: everybody gets to this stage." />
      <EntrySection record={binding} />
    </>
  );
}

function FlowSubject({ flow }: { readonly flow: AuthentikRecord }) {
  return (
    <>
      <RecordHeader record={flow} />
      <Section title="Flow">
        <RecordForm record={flow} />
      </Section>
      <PoliciesSection
        target={flow}
        title="Policies of the flow"
        quiet="No policy is asked: everybody who meets the required authentication may enter."
      />
      <UsedBySection record={flow} />
      <EntrySection record={flow} />
    </>
  );
}

function PlainSubject({ record }: { readonly record: AuthentikRecord }) {
  const descriptors = useWorkspace((state) => state.descriptors);
  const isStage = modelKind(record.model) === 'stage';
  const hasPolicies = useDocument(
    () => descriptors.field(policyBindingModel, 'target')?.targets?.includes(record.model) ?? false,
  );
  return (
    <>
      <RecordHeader record={record} />
      {isStage ? (
        <StageSections stage={record} />
      ) : (
        <Section title="Settings">
          <RecordForm record={record} />
        </Section>
      )}
      {hasPolicies ? <PoliciesSection target={record} quiet="No policy is asked." /> : null}
      <UsedBySection record={record} />
      <EntrySection record={record} />
    </>
  );
}

function Several({ records }: { readonly records: readonly AuthentikRecord[] }) {
  const app = useApp();
  const document = useDocument((shown) => shown);
  const descriptors = useWorkspace((state) => state.descriptors);
  return (
    <div className={css.several}>
      <h2 className={css.headerTitle}>{records.length} selected</h2>
      <ul className={css.links}>
        {records.map((record) => (
          <LinkRow
            key={record.id}
            icon={modelFor(descriptors, record.model)?.icon}
            label={labelOf(document, record)}
            detail={modelFor(descriptors, record.model)?.label}
            onPress={() => {
              app.view.select([record.id]);
            }}
          />
        ))}
      </ul>
      <Button
        variant="danger"
        size="sm"
        onPress={() => {
          app.run('delete-records', { records: records.map(({ id }) => id) });
        }}
      >
        Delete {records.length} objects
      </Button>
    </div>
  );
}
