import { ArrowUpRight } from 'lucide-react';
import { useMemo } from 'react';
import type { FieldValue } from '../../../shared/authentik/record';
import { isExternalReference } from '../../../shared/authentik/record';
import { labelOf } from '../../../shared/document/labels';
import { resolveValue } from '../../../shared/document/references';
import { useDocument, useWorkspace } from '../../state/hooks';
import { ComboBox } from '../../ui/combo-box';
import { candidateOf, candidatesFor, externalBy } from '../reference-options';
import { useOffers } from '../reference-offers';
import { useOpenRecord } from '../use-open-record';
import type { EditorProps } from './editor';
import { chromeOf } from './editor';
import css from './editors.module.css';
import { FieldAction } from './field-action';
import { ExternalEditor } from './external-editor';

/** A link to another object: one of the workspace, or one outside it by what identifies it. */
export function ReferenceEditor(props: EditorProps) {
  const { field, value } = props;
  const document = useDocument((shown) => shown);
  const isOutside = isExternalReference(value) && resolveValue(document, value) === undefined;
  return (
    <div className={css.stack}>
      <ReferenceChooser {...props} />
      {isOutside ? (
        <ExternalEditor
          value={value}
          targets={field.targets ?? []}
          label={field.label}
          onChange={props.onChange}
        />
      ) : null}
    </div>
  );
}

function ReferenceChooser(props: EditorProps) {
  const { field, onChange, onReset, actions } = props;
  const document = useDocument((shown) => shown);
  const descriptors = useWorkspace((state) => state.descriptors);
  const candidates = useMemo(
    () => candidatesFor(document, descriptors, field),
    [document, descriptors, field],
  );
  const value = props.value === '' || props.value === null ? undefined : props.value;
  const current = value === undefined ? undefined : candidateOf(document, descriptors, value);
  const isListed = current === undefined || candidates.some(({ id }) => id === current.id);
  const all = isListed ? candidates : [...candidates, current];
  const [firstTarget] = field.targets ?? [];
  const offered = useOffers(props);
  const choose = (id: string | null) => {
    if (id === current?.id || offered.take(id)) return;
    const chosen = all.find((candidate) => candidate.id === id);
    if (chosen !== undefined) onChange(chosen.value);
    else if (value !== undefined && field.nullable) onChange(null);
    else if (value !== undefined) onReset();
  };
  const byName = (target: string) => ({
    onCustomValue: (text: string) => {
      if (text !== current?.label) onChange(externalBy(descriptors, target, text));
    },
  });
  return (
    <ComboBox
      resetKey={current?.id ?? 'none'}
      {...chromeOf(props)}
      options={all.map(({ id, label, detail }) => ({ id, label, detail }))}
      value={current?.id ?? null}
      placeholder={field.nullable || !field.required ? 'None' : 'Choose, or type a name…'}
      onChange={choose}
      offers={offered.offers}
      {...(firstTarget === undefined ? {} : byName(firstTarget))}
      actions={
        <>
          {actions}
          <OpenTarget value={value} />
        </>
      }
    />
  );
}

function OpenTarget({ value }: { readonly value: FieldValue | undefined }) {
  const target = useDocument((document) => resolveValue(document, value));
  const label = useDocument((document) => (target === undefined ? '' : labelOf(document, target)));
  const open = useOpenRecord();
  if (target === undefined) return null;
  return (
    <FieldAction
      icon={ArrowUpRight}
      label={`Go to ${label}`}
      onPress={() => {
        open(target.id);
      }}
    />
  );
}
