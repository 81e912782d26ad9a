import { Switch } from '../../ui/switch';
import type { EditorProps } from './editor';

export function BooleanEditor({
  field,
  value,
  onChange,
  label,
  description,
  errorMessage,
  actions,
}: EditorProps) {
  return (
    <Switch
      label={label}
      actions={actions}
      isSelected={(value ?? field.default ?? false) === true}
      onChange={(isOn) => {
        onChange(isOn);
      }}
      {...(description === undefined ? {} : { description })}
      {...(errorMessage === undefined ? {} : { errorMessage })}
    />
  );
}
