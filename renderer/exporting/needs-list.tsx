import { KeyRound, Search } from 'lucide-react';
import type { RecordId } from '../../shared/authentik/record';
import type { NeededObject } from '../../shared/blueprint/portable/requirements';
import type { NeededSecret } from '../../shared/blueprint/portable/secrets';
import { labelOfModel } from '../../shared/document/labels';
import { useWorkspace } from '../state/hooks';
import css from './export-dialog.module.css';

interface NeedsListProps {
  readonly secrets: readonly NeededSecret[];
  readonly needs: readonly NeededObject[];
  readonly onShow: (record: RecordId) => void;
}

/** What the importing server has to be given, and has to have already. */
export function NeedsList({ secrets, needs, onShow }: NeedsListProps) {
  const descriptors = useWorkspace((state) => state.descriptors);
  if (secrets.length + needs.length === 0) return null;
  return (
    <section className={css.part} aria-label="What the server must have">
      <h3 className={css.heading}>What the server must have</h3>
      <ul className={css.notes}>
        {secrets.map(({ variable, file, object, field, record }) => (
          <li key={variable}>
            <button
              type="button"
              className={css.note}
              onClick={() => {
                onShow(record);
              }}
            >
              <KeyRound size={14} aria-hidden />
              <span>
                <code className={css.code}>{file ?? variable}</code>
                <span className={css.model}>{` ${field} of ${object}`}</span>
              </span>
            </button>
          </li>
        ))}
        {needs.map(({ model, label, for: by }) => (
          <li key={`${model} ${label}`}>
            <button
              type="button"
              className={css.note}
              onClick={() => {
                if (by[0] !== undefined) onShow(by[0]);
              }}
            >
              <Search size={14} aria-hidden />
              <span>
                {labelOfModel(descriptors, model)} <code className={css.code}>{label}</code>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
