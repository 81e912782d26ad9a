import { useMemo } from 'react';
import type { AuthentikRecord, FieldValue } from '../../shared/authentik/record';
import { policyBindingModel } from '../../shared/document/models';
import { useApp, useDocument, useWorkspace } from '../state/hooks';
import { ComboBox } from '../ui/combo-box';
import { Segmented } from '../ui/segmented';
import css from './inspector.module.css';
import { hiddenSubjects } from './policy-row';
import { RecordForm } from './record-form';
import { useOffers } from './reference-offers';
import { candidatesFor, externalBy } from './reference-options';
import { subjectKind } from './subject-kind';
import { useState } from 'react';
import type { BindingSubject } from '../../shared/document/commands/bind';

/** A policy binding by itself: what it binds can be exchanged for something of another kind. */
export function PolicyBindingForm({ binding }: { readonly binding: AuthentikRecord }) {
  const app = useApp();
  const document = useDocument((shown) => shown);
  const descriptors = useWorkspace((state) => state.descriptors);
  const present = subjectKind(binding);
  const [wanted, setWanted] = useState<{ kind: BindingSubject; instead: BindingSubject }>({
    kind: present,
    instead: present,
  });
  const kind = wanted.instead === present ? wanted.kind : present;
  const field = descriptors.field(policyBindingModel, kind);
  const candidates = useMemo(
    () => (field === undefined ? [] : candidatesFor(document, descriptors, field)),
    [document, descriptors, field],
  );
  const offered = useOffers({
    field,
    onCreate: (model, name) => {
      const named = name === undefined ? {} : { name };
      app.run('create-referred', { record: binding.id, field: kind, model, ...named });
    },
  });
  const put = (subject: FieldValue) => {
    app.run('set-binding-subject', { binding: binding.id, kind, subject });
  };
  return (
    <div className={css.form}>
      <Segmented
        label="What is bound"
        segments={[
          { id: 'policy', label: 'Policy' },
          { id: 'group', label: 'Group' },
          { id: 'user', label: 'User' },
        ]}
        selected={kind}
        onSelect={(id) => {
          setWanted({ kind: id as BindingSubject, instead: present });
        }}
      />
      {kind === present ? null : (
        <ComboBox
          label={`Bind this ${kind} instead`}
          options={candidates.map(({ id, label, detail }) => ({ id, label, detail }))}
          value={null}
          offers={offered.offers}
          onChange={(id) => {
            if (offered.take(id)) return;
            const chosen = candidates.find((candidate) => candidate.id === id);
            if (chosen !== undefined) put(chosen.value);
          }}
          {...(kind === 'policy'
            ? {}
            : {
                onCustomValue: (text: string) => {
                  if (text.trim() !== '') put(externalBy(descriptors, `authentik_core.${kind}`, text.trim()));
                },
              })}
        />
      )}
      <RecordForm record={binding} hidden={hiddenSubjects(present)} />
    </div>
  );
}
