import { useMemo } from 'react';
import type { FieldValue } from '../../../shared/authentik/record';
import { resolveValue } from '../../../shared/document/references';
import { useDocument, useWorkspace } from '../../state/hooks';
import { ComboBox } from '../../ui/combo-box';
import { candidateId, candidateOf, candidatesFor, externalBy } from '../reference-options';
import { useOffers } from '../reference-offers';
import { useOpenRecord } from '../use-open-record';
import type { EditorProps } from './editor';
import { FieldBox } from './field-box';
import { ItemRows } from './item-rows';
import { JsonEditor } from './json-editor';

/** Links to several objects. */
export function ReferencesEditor(props: EditorProps) {
  const { field, value, onChange } = props;
  const document = useDocument((shown) => shown);
  const descriptors = useWorkspace((state) => state.descriptors);
  const open = useOpenRecord();
  const offered = useOffers(props);
  const candidates = useMemo(
    () => candidatesFor(document, descriptors, field),
    [document, descriptors, field],
  );
  const given = value ?? [];
  if (!Array.isArray(given)) return <JsonEditor {...props} />;
  const items = given as readonly FieldValue[];
  const taken = new Set(items.map((item) => candidateId(document, item)));
  const left = candidates.filter(({ id }) => !taken.has(id));
  const [firstTarget] = field.targets ?? [];
  const add = (item: FieldValue) => {
    onChange([...items, item]);
  };
  return (
    <FieldBox {...props}>
      <ItemRows
        label={field.label}
        isOrdered={field.ordered ?? false}
        items={items.map((item) => {
          const { label, detail, icon } = candidateOf(document, descriptors, item);
          const target = resolveValue(document, item);
          return {
            label,
            detail,
            icon,
            value: item,
            onOpen:
              target === undefined
                ? undefined
                : () => {
                    open(target.id);
                  },
          };
        })}
        onChange={(next) => {
          onChange(next);
        }}
      />
      <ComboBox
        resetKey={items.length}
        aria-label={`Add to ${field.label}`}
        placeholder={items.length === 0 ? 'None. Choose, or type a name…' : 'Add…'}
        options={left.map(({ id, label, detail }) => ({ id, label, detail }))}
        value={null}
        offers={offered.offers}
        onChange={(id) => {
          if (offered.take(id)) return;
          const chosen = left.find((candidate) => candidate.id === id);
          if (chosen !== undefined) add(chosen.value);
        }}
        {...(firstTarget === undefined
          ? {}
          : {
              onCustomValue: (text: string) => {
                if (text.trim() !== '') add(externalBy(descriptors, firstTarget, text.trim()));
              },
            })}
      />
    </FieldBox>
  );
}
