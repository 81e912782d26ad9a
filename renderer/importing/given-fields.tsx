import type { FieldValue } from '../../shared/authentik/record';
import type { AskedName } from '../../shared/blueprint/context/asked-names';
import { TextArea } from '../ui/text-area';
import { TextField } from '../ui/text-field';
import css from './given-fields.module.css';
import { readGiven, writtenGiven } from './given-text';

export interface GivenFieldsProps {
  readonly asked: readonly AskedName[];
  /** What is given now; undefined: nothing. */
  readonly valueOf: (asked: AskedName) => FieldValue | undefined;
  /** Undefined takes it back. */
  readonly onChange: (asked: AskedName, value: FieldValue | undefined) => void;
}

const tags = { context: '!Context', env: '!Env', file: '!File' } as const;

/** A field for each name that tags ask for. What is left empty is not given. */
export function GivenFields({ asked, valueOf, onChange }: GivenFieldsProps) {
  return (
    <div className={css.fields}>
      {asked.map((one) => {
        const shared = {
          label: (
            <span className={css.label}>
              <code className={css.tag}>{tags[one.kind]}</code> {one.name}
            </span>
          ),
          value: writtenGiven(valueOf(one)),
          placeholder: placeholderOf(one),
          description: describe(one),
          monospace: true,
          onChange: (text: string) => {
            onChange(one, readGiven(one.kind, text));
          },
        };
        const key = `${one.kind} ${one.name}`;
        return one.kind === 'file' ? (
          <TextArea key={key} {...shared} rows={2} />
        ) : (
          <TextField key={key} {...shared} />
        );
      })}
    </div>
  );
}

function placeholderOf({ own, fallback }: AskedName): string {
  const value = own ?? fallback;
  return value === undefined || value === null ? 'not given: null' : writtenGiven(value);
}

function describe({ own, fallback, uses }: AskedName): string {
  const asks =
    uses === 0
      ? 'No tag asks for it'
      : uses === 1
        ? 'One tag asks for it'
        : `${String(uses)} tags ask for it`;
  if (own !== undefined) return `${asks}; the file’s own context gives ${writtenGiven(own)}.`;
  return fallback === undefined ? `${asks}.` : `${asks}; else ${writtenGiven(fallback) || 'empty'}.`;
}
