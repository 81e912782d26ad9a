import { useState } from 'react';
import type { Json } from '../../shared/kernel/json';
import type { JsonObject } from '../../shared/policy/world';
import { Button } from '../ui/button';
import { Switch } from '../ui/switch';
import { TextArea } from '../ui/text-area';
import { AnswerField } from './answer-field';
import { answerOf, type ChallengeForm, type FormField } from './challenge-form';
import css from './now-view.module.css';
import { useRun, useRunSession } from './use-run';

/** The server's challenge as a form; sending it is the next step. */
export function AnswerForm({ form }: { readonly form: ChallengeForm }) {
  const { move } = useRunSession();
  const busy = useRun((state) => state.busy !== 'no');
  const [values, setValues] = useState<Readonly<Record<string, Json>>>({});
  const [raw, setRaw] = useState<string | null>(form.isRaw ? rawOf(answerOf(form, {})) : null);
  const [problem, setProblem] = useState<string>();
  const send = () => {
    const answer = raw === null ? answerOf(form, values) : objectOf(raw);
    if (answer === null) setProblem('Write a JSON object.');
    else move({ answer });
  };
  return (
    <form
      className={css.form}
      aria-label="Answer"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <div className={css.formHead}>
        <h3 className={css.heading}>{form.title}</h3>
        {form.isRaw ? null : (
          <Switch
            label="As JSON"
            isSelected={raw !== null}
            onChange={(isRaw) => {
              setRaw(isRaw ? rawOf(answerOf(form, values)) : null);
            }}
          />
        )}
      </div>
      {form.errors.map((error) => (
        <p key={error} className={css.error} role="alert">
          {error}
        </p>
      ))}
      {raw === null ? (
        form.fields.map((field, index) => (
          <AnswerField
            key={field.key}
            field={field}
            autoFocus={index === 0}
            value={values[field.key] ?? field.initial}
            onChange={(value) => {
              setValues({ ...values, [field.key]: value });
            }}
          />
        ))
      ) : (
        <TextArea
          label="Answer"
          monospace
          rows={6}
          value={raw}
          onChange={(text) => {
            setRaw(text);
            setProblem(undefined);
          }}
          errorMessage={problem}
        />
      )}
      <div className={css.buttons}>
        <Button
          type="submit"
          variant="primary"
          isPending={busy}
          autoFocus={raw === null && !form.fields.some(isTyped)}
        >
          {form.submit}
        </Button>
        {form.actions.map(({ label, answer, open }) => (
          <Button
            key={label}
            onPress={() => {
              move({ ...(answer ? { answer } : {}), ...(open ? { open } : {}) });
            }}
          >
            {label}
          </Button>
        ))}
      </div>
    </form>
  );
}

/** Takes the cursor as the form comes up. */
function isTyped({ kind }: FormField, index: number): boolean {
  return index === 0 && ['text', 'password', 'number'].includes(kind);
}

function rawOf(answer: JsonObject): string {
  return JSON.stringify(answer, null, 2);
}

function objectOf(text: string): JsonObject | null {
  try {
    const value = JSON.parse(text) as Json;
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as JsonObject)
      : null;
  } catch {
    return null;
  }
}
