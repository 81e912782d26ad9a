import { EllipsisVertical, RotateCcw } from 'lucide-react';
import { createElement, useState } from 'react';
import type { ComponentType } from 'react';
import type { FieldDescriptor, FieldType } from '../../shared/authentik/descriptor';
import type { AuthentikRecord, FieldValue } from '../../shared/authentik/record';
import { isTaggedValue } from '../../shared/authentik/record';
import { useApp, useView } from '../state/hooks';
import type { MenuEntry } from '../ui/menu';
import { Menu } from '../ui/menu';
import { BooleanEditor } from './editors/boolean-editor';
import { ChoiceEditor } from './editors/choice-editor';
import { ChoicesEditor } from './editors/choices-editor';
import { DurationEditor } from './editors/duration-editor';
import type { EditorProps } from './editors/editor';
import { FieldAction, FieldFocusContext } from './editors/field-action';
import { JsonEditor } from './editors/json-editor';
import { ListEditor } from './editors/list-editor';
import { NumberEditor } from './editors/number-editor';
import { PythonEditor } from './editors/python-editor';
import { ReferenceEditor } from './editors/reference-editor';
import { ReferencesEditor } from './editors/references-editor';
import { TaggedEditor } from './editors/tagged-editor';
import { TextEditor } from './editors/text-editor';
import { fieldProblem } from './field-problem';
import css from './inspector.module.css';
import { startableTags } from './tag-words';

const editors: Readonly<Record<FieldType, ComponentType<EditorProps>>> = {
  text: TextEditor,
  multiline: TextEditor,
  slug: TextEditor,
  url: TextEditor,
  email: TextEditor,
  uuid: TextEditor,
  datetime: TextEditor,
  file: TextEditor,
  python: PythonEditor,
  integer: NumberEditor,
  number: NumberEditor,
  boolean: BooleanEditor,
  choice: ChoiceEditor,
  choices: ChoicesEditor,
  duration: DurationEditor,
  json: JsonEditor,
  list: ListEditor,
  reference: ReferenceEditor,
  references: ReferencesEditor,
};

/** Whether an expression is written in Python depends on a switch beside it. */
const pythonSwitches: Readonly<Record<string, string>> = {
  placeholder: 'placeholder_expression',
  initial_value: 'initial_value_expression',
};

function editorFor(record: AuthentikRecord, field: FieldDescriptor, value: FieldValue | undefined) {
  const isPython = record.fields[pythonSwitches[field.name] ?? ''] === true;
  if (isPython) return PythonEditor;
  // A value of a shape that the field's own editor cannot show is edited as text.
  const isNested = typeof value === 'object' && value !== null;
  const takesNested = ['json', 'list', 'choices', 'references', 'reference'].includes(field.type);
  if (field.type === 'choices' && value !== undefined && !Array.isArray(value)) return JsonEditor;
  return isNested && !takesNested ? JsonEditor : editors[field.type];
}

export interface FieldEditorProps {
  readonly record: AuthentikRecord;
  readonly field: FieldDescriptor;
  /** A problem that is not the field's own: of two fields together. */
  readonly problem?: string | undefined;
}

/** One field of a record with its label, help, problems and what else can be done to it. */
export function FieldEditor({ record, field, problem }: FieldEditorProps) {
  const app = useApp();
  const value = record.fields[field.name];
  const [isFocused, setFocused] = useState(false);
  const found = useView(({ problems }) =>
    Object.values(problems)
      .flat()
      .find(({ at, severity }) => severity === 'error' && at.record === record.id && at.field === field.name),
  );
  const set = (next: FieldValue): string | undefined => {
    const outcome = app.workspace.run(
      'set-fields',
      { record: record.id, set: { [field.name]: next } },
      { mergeKey: `${record.id}.${field.name}` },
    );
    return outcome.ok ? undefined : outcome.error.map(({ message }) => message).join(' ');
  };
  const reset = () => {
    app.run('set-fields', { record: record.id, unset: [field.name] });
  };
  const errorMessage = fieldProblem(field, value) ?? problem ?? wordsAt(field, found?.message);
  const props: EditorProps = {
    field,
    value,
    onChange: set,
    onReset: reset,
    onCreate: (model, name) => {
      const named = name === undefined ? {} : { name };
      app.run('create-referred', { record: record.id, field: field.name, model, ...named });
    },
    label: field.label,
    description: field.help,
    errorMessage,
    actions: <FieldActions field={field} value={value} onSet={set} onReset={reset} />,
  };
  return (
    <FieldFocusContext.Provider value={isFocused}>
      <div
        className={css.field}
        data-field={field.name}
        data-set={value !== undefined}
        onFocus={() => {
          setFocused(true);
        }}
        onBlur={(event) => {
          if (!event.currentTarget.contains(event.relatedTarget)) setFocused(false);
        }}
      >
        {isTaggedValue(value) ? (
          <TaggedEditor
            {...props}
            tag={value.$tag}
            source={record.entry?.source}
            onPlain={() => {
              const plain = plainValue(field);
              if (plain === undefined) reset();
              else set(plain);
            }}
          />
        ) : (
          createElement(editorFor(record, field, value), props)
        )}
      </div>
    </FieldFocusContext.Provider>
  );
}

/** A message without the field's name before it: it stands below that. */
function wordsAt({ name }: FieldDescriptor, message: string | undefined): string | undefined {
  return message?.startsWith(`${name}: `) === true ? message.slice(name.length + 2) : message;
}

/** What stands in the place of a tag that is taken away; undefined: the server's default. */
function plainValue(field: FieldDescriptor): FieldValue | undefined {
  if (!field.required) return undefined;
  return field.choices?.[0]?.value ?? field.default;
}

interface FieldActionsProps {
  readonly field: FieldDescriptor;
  readonly value: FieldValue | undefined;
  readonly onSet: (value: FieldValue) => void;
  readonly onReset: () => void;
}

function FieldActions({ field, value, onSet, onReset }: FieldActionsProps) {
  const canReset = value !== undefined && !field.required;
  const tags: readonly MenuEntry[] = startableTags.map(({ tag, words, start }) => ({
    id: tag,
    label: `Use ${tag}`,
    detail: words.charAt(0).toUpperCase() + words.slice(1),
    onAction: () => {
      onSet(start(field.name));
    },
  }));
  return (
    <span className={css.fieldActions}>
      {canReset ? (
        <FieldAction icon={RotateCcw} label={`Reset ${field.label} to default`} onPress={onReset} />
      ) : null}
      <Menu label={`More for ${field.label}`} entries={tags} placement="bottom end">
        <FieldAction icon={EllipsisVertical} label={`More for ${field.label}`} />
      </Menu>
    </span>
  );
}
