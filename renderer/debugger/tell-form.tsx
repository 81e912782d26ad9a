import { useState } from 'react';
import type { Json } from '../../shared/kernel/json';
import { Button } from '../ui/button';
import { TextField } from '../ui/text-field';
import css from './now-view.module.css';

export interface TellFormProps {
  readonly label: string;
  readonly placeholder?: string | undefined;
  readonly onTell: (answer: Json) => void;
}

/** An answer of the outside that has no choices: JSON, or any other text as it is. */
export function TellForm({ label, placeholder, onTell }: TellFormProps) {
  const [text, setText] = useState('');
  return (
    <form
      className={css.tell}
      onSubmit={(event) => {
        event.preventDefault();
        onTell(valueOf(text));
      }}
    >
      <TextField label={label} monospace placeholder={placeholder} value={text} onChange={setText} />
      <Button type="submit" variant="primary">
        Tell
      </Button>
    </form>
  );
}

function valueOf(text: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return text;
  }
}
