import { Plus, X } from 'lucide-react';
import type { ScenarioDevice } from '../../shared/simulate/scenario/format';
import { Button } from '../ui/button';
import { IconButton } from '../ui/icon-button';
import { Menu } from '../ui/menu';
import { TextField } from '../ui/text-field';
import css from './setup-form.module.css';

type Kind = ScenarioDevice['type'];

const kinds: readonly { readonly id: Kind; readonly label: string }[] = [
  { id: 'static', label: 'Static codes' },
  { id: 'totp', label: 'Authenticator app' },
  { id: 'email', label: 'E-mail' },
  { id: 'sms', label: 'SMS' },
  { id: 'webauthn', label: 'Security key' },
  { id: 'duo', label: 'Duo' },
];

const made: Readonly<Record<Kind, ScenarioDevice>> = {
  static: { type: 'static', tokens: ['code1', 'code2'] },
  totp: { type: 'totp', key: '3132333435363738393031323334353637383930' },
  email: { type: 'email' },
  sms: { type: 'sms', phone: '+15555550100' },
  webauthn: { type: 'webauthn' },
  duo: { type: 'duo' },
};

export interface DevicesEditorProps {
  readonly devices: readonly ScenarioDevice[];
  readonly onChange: (devices: readonly ScenarioDevice[]) => void;
}

/** The second factors that the user has. */
export function DevicesEditor({ devices, onChange }: DevicesEditorProps) {
  return (
    <div className={css.wide} role="group" aria-label="Authenticators">
      <div className={css.label}>Authenticators</div>
      {devices.map((device, index) => (
        <div key={index} className={css.device}>
          <DeviceField
            device={device}
            onChange={(changed) => {
              onChange(devices.map((one, at) => (at === index ? changed : one)));
            }}
          />
          <IconButton
            size="sm"
            icon={X}
            label={`Remove ${labelOf(device)}`}
            onPress={() => {
              onChange(devices.filter((_one, at) => at !== index));
            }}
          />
        </div>
      ))}
      <Menu
        label="Authenticators"
        entries={kinds.map(({ id, label }) => ({
          id,
          label,
          onAction: () => {
            onChange([...devices, made[id]]);
          },
        }))}
      >
        <Button size="sm" icon={Plus}>
          Add an authenticator
        </Button>
      </Menu>
    </div>
  );
}

function labelOf(device: ScenarioDevice): string {
  return kinds.find(({ id }) => id === device.type)?.label ?? device.type;
}

interface DeviceFieldProps {
  readonly device: ScenarioDevice;
  readonly onChange: (device: ScenarioDevice) => void;
}

/** What a device keeps, as one line of text. */
function DeviceField({ device, onChange }: DeviceFieldProps) {
  const label = labelOf(device);
  const field = (name: string, value: string, changed: (text: string) => ScenarioDevice) => (
    <TextField
      label={`${label}: ${name}`}
      monospace
      value={value}
      onChange={(text) => {
        onChange(changed(text));
      }}
    />
  );
  switch (device.type) {
    case 'static':
      return field('codes, separated by blanks', device.tokens.join(' '), (text) => ({
        type: 'static',
        tokens: text.split(/\s+/),
      }));
    case 'totp':
      return field('key, hexadecimal', device.key, (key) => ({ type: 'totp', key }));
    case 'email':
      return field('address, empty: the user’s own', device.email ?? '', (email) =>
        email === '' ? { type: 'email' } : { type: 'email', email },
      );
    case 'sms':
      return field('phone number', device.phone, (phone) => ({ type: 'sms', phone }));
    default:
      return <span className={css.deviceName}>{label}</span>;
  }
}
