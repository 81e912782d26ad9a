import type { ExternalReference, FieldValue, ModelName } from '../../../shared/authentik/record';
import { labelOfModel } from '../../../shared/document/labels';
import { useWorkspace } from '../../state/hooks';
import { Select } from '../../ui/select';
import { TextField } from '../../ui/text-field';
import { externalBy } from '../reference-options';
import css from './editors.module.css';

export interface ExternalEditorProps {
  readonly value: ExternalReference;
  readonly targets: readonly ModelName[];
  readonly label: string;
  readonly onChange: (value: FieldValue) => string | undefined;
}

/** Of what kind, and by what, an object outside the workspace is found. */
export function ExternalEditor({ value, targets, label, onChange }: ExternalEditorProps) {
  const descriptors = useWorkspace((state) => state.descriptors);
  const { model, where } = value.$external;
  const models = targets.includes(model) ? targets : [model, ...targets];
  const setPair = (index: number, pair: readonly [string, FieldValue]) => {
    onChange({ $external: { model, where: where.map((old, other) => (other === index ? pair : old)) } });
  };
  return (
    <div className={css.external} role="group" aria-label={`Where ${label} is found`}>
      <p className={css.externalNote}>Outside this workspace. It is looked up on the server.</p>
      {models.length < 2 ? null : (
        <Select
          label="Type"
          options={models.map((name) => ({ id: name, label: labelOfModel(descriptors, name) }))}
          value={model}
          onChange={(name) => {
            const [first] = where;
            const text = typeof first?.[1] === 'string' ? first[1] : '';
            onChange(externalBy(descriptors, name, text));
          }}
        />
      )}
      {where.map(([name, wanted], index) => (
        <div key={String(index)} className={css.pair}>
          <TextField
            aria-label="Field it is found by"
            monospace
            value={name}
            onChange={(text) => {
              setPair(index, [text, wanted]);
            }}
          />
          <TextField
            aria-label={`Value of ${name}`}
            value={typeof wanted === 'string' ? wanted : JSON.stringify(wanted)}
            isReadOnly={typeof wanted !== 'string'}
            onChange={(text) => {
              setPair(index, [name, text]);
            }}
          />
        </div>
      ))}
    </div>
  );
}
