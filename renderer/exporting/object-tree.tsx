import type { RecordId } from '../../shared/authentik/record';
import type { Choice } from '../../shared/blueprint/portable/choices';
import { labelOfModel } from '../../shared/document/labels';
import { useWorkspace } from '../state/hooks';
import { Select } from '../ui/select';
import css from './export-dialog.module.css';
import type { ObjectRow } from './object-rows';

const words: Readonly<Record<Choice, string>> = {
  include: 'Include',
  refer: 'Refer',
  'leave-out': 'Leave out',
};

const hints: Readonly<Record<Choice, string>> = {
  include: 'Written into the file',
  refer: 'The server must have it: !Find',
  'leave-out': 'Neither written nor named',
};

export interface ObjectTreeProps {
  readonly label: string;
  readonly rows: readonly ObjectRow[];
  readonly onChoose: (record: RecordId, choice: Choice) => void;
  readonly onShow: (record: RecordId) => void;
}

/** Objects of an export with what becomes of each. */
export function ObjectTree({ label, rows, onChoose, onShow }: ObjectTreeProps) {
  const descriptors = useWorkspace((state) => state.descriptors);
  return (
    <ul className={css.tree} aria-label={label}>
      {rows.map(({ object: { record, model, label: name, choice, choices }, depth }) => (
        <li key={record} className={css.object} data-choice={choice}>
          <button
            type="button"
            className={css.objectName}
            style={{ paddingLeft: `${String(Math.min(depth, 5) * 14)}px` }}
            title={name}
            onClick={() => {
              onShow(record);
            }}
          >
            <span className={css.name}>{name}</span>
            <span className={css.model}>{labelOfModel(descriptors, model)}</span>
          </button>
          {choices.length === 1 ? (
            <span className={css.fixed}>{words[choice]}</span>
          ) : (
            <Select
              aria-label={`${name}, ${labelOfModel(descriptors, model)}`}
              size="sm"
              className={css.choice}
              options={choices.map((one) => ({ id: one, label: words[one], detail: hints[one] }))}
              value={choice}
              onChange={(id) => {
                onChoose(record, id as Choice);
              }}
            />
          )}
        </li>
      ))}
    </ul>
  );
}
