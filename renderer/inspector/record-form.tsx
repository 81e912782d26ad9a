import { Trash2 } from 'lucide-react';
import type { AuthentikRecord } from '../../shared/authentik/record';
import { describeValue } from '../../shared/document/labels';
import { useApp, useDocument, useWorkspace } from '../state/hooks';
import { Badge } from '../ui/badge';
import { Button } from '../ui/button';
import { FieldEditor } from './field-editor';
import { formFields, modelFor, modelProblem, strayFields } from './form-fields';
import css from './inspector.module.css';

export interface RecordFormProps {
  readonly record: AuthentikRecord;
  /** Fields that have a place of their own elsewhere. */
  readonly hidden?: readonly string[];
  /** Problems of several fields together, by the field they are shown at. */
  readonly problems?: Readonly<Record<string, string | undefined>>;
}

/** Every field of a record, as the descriptors of the target release have them. */
export function RecordForm({ record, hidden = [], problems = {} }: RecordFormProps) {
  const descriptors = useWorkspace((state) => state.descriptors);
  const model = modelFor(descriptors, record.model);
  const fields = model === undefined ? [] : formFields(model, hidden);
  const problem = modelProblem(descriptors, record.model);
  return (
    <div className={css.form}>
      {problem === undefined ? null : <p className={css.warning}>{problem}</p>}
      {fields.map((field) => (
        <FieldEditor
          key={`${record.id} ${field.name}`}
          record={record}
          field={field}
          problem={problems[field.name]}
        />
      ))}
      {fields.length === 0 && problem === undefined ? (
        <p className={css.quiet}>This type has no settings of its own.</p>
      ) : null}
      <StrayFields record={record} />
    </div>
  );
}

function StrayFields({ record }: { readonly record: AuthentikRecord }) {
  const app = useApp();
  const document = useDocument((shown) => shown);
  const descriptors = useWorkspace((state) => state.descriptors);
  const strays = strayFields(descriptors, record);
  if (strays.length === 0) return null;
  return (
    <section className={css.strays} aria-label="Fields that the target release does not take">
      <h4 className={css.straysTitle}>
        Not taken by authentik {descriptors.release} <Badge tone="warning">{strays.length}</Badge>
      </h4>
      {strays.map(({ name, field, reason }) => (
        <div key={name} className={css.stray} data-field={name}>
          <span className={css.strayName}>{field.label}</span>
          <code className={css.strayValue}>{describeValue(document, record.fields[name] ?? null)}</code>
          <span className={css.quiet}>{reason}</span>
          <Button
            size="sm"
            variant="quiet"
            icon={Trash2}
            onPress={() => {
              app.run('set-fields', { record: record.id, unset: [name] });
            }}
          >
            Remove {field.label}
          </Button>
        </div>
      ))}
    </section>
  );
}
