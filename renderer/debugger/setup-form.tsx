import { useId } from 'react';
import type { ReactNode } from 'react';
import { Segmented } from '../ui/segmented';
import { Select } from '../ui/select';
import { Switch } from '../ui/switch';
import { TextArea } from '../ui/text-area';
import { TextField } from '../ui/text-field';
import { DevicesEditor } from './devices-editor';
import css from './setup-form.module.css';
import { setupProblems, type RunSetup, type SetupUser } from './run-setup';
import { useRun, useRunSession } from './use-run';

const releases = [
  { id: '2025.10', label: '2025.10' },
  { id: '2026.5', label: '2026.5' },
];

/** Who visits the flow, from where, and by which release's rules. */
export function SetupForm() {
  const { setSetup } = useRunSession();
  const setup = useRun((state) => state.setup);
  const problems = setupProblems(setup);
  const errorOf = (field: string) => problems.find((problem) => problem.field === field)?.message;
  const text = (key: 'clientIp' | 'next' | 'itoken') => ({
    value: setup[key],
    onChange: (value: string) => {
      setSetup({ [key]: value });
    },
  });
  return (
    <div className={css.form}>
      <Group title="Visit">
        <Segmented
          label="Visitor"
          segments={[
            { id: 'anonymous', label: 'Anonymous' },
            { id: 'user', label: 'Signed in' },
          ]}
          selected={setup.visitor}
          onSelect={(visitor) => {
            setSetup({ visitor: visitor as RunSetup['visitor'] });
          }}
        />
        <TextField label="Client IP" monospace {...text('clientIp')} errorMessage={errorOf('clientIp')} />
        <TextField label="next" monospace placeholder="/" {...text('next')} />
        <TextField label="itoken" monospace placeholder="Key of an invitation" {...text('itoken')} />
        <Select
          label="Rules of release"
          options={releases}
          value={setup.release}
          onChange={(release) => {
            setSetup({ release });
          }}
        />
      </Group>
      <UserGroup setup={setup} errorOf={errorOf} />
    </div>
  );
}

interface UserGroupProps {
  readonly setup: RunSetup;
  readonly errorOf: (field: string) => string | undefined;
}

function UserGroup({ setup, errorOf }: UserGroupProps) {
  const { setSetup } = useRunSession();
  const { user } = setup;
  const set = (change: Partial<SetupUser>) => {
    setSetup({ user: { ...user, ...change } });
  };
  const text = (key: 'username' | 'name' | 'email' | 'password' | 'groups' | 'attributes') => ({
    value: user[key],
    onChange: (value: string) => {
      set({ [key]: value });
    },
  });
  return (
    <Group title={setup.visitor === 'user' ? 'The user who visits' : 'A user who exists'}>
      <TextField label="Username" {...text('username')} errorMessage={errorOf('username')} />
      <TextField label="Name" {...text('name')} />
      <TextField label="E-mail" {...text('email')} />
      <TextField label="Password" description="Empty: none that can be used" {...text('password')} />
      <TextField
        label="Groups"
        description="Names, separated by commas. Superusers: authentik Admins"
        {...text('groups')}
      />
      <Switch
        label="Active"
        isSelected={user.isActive}
        onChange={(isActive) => {
          set({ isActive });
        }}
      />
      <TextArea
        label="Attributes"
        monospace
        rows={2}
        className={css.wide}
        {...text('attributes')}
        errorMessage={errorOf('attributes')}
      />
      <DevicesEditor
        devices={user.devices}
        onChange={(devices) => {
          set({ devices });
        }}
      />
    </Group>
  );
}

function Group({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const id = useId();
  return (
    <section className={css.group} aria-labelledby={id}>
      <h3 id={id} className={css.heading}>
        {title}
      </h3>
      <div className={css.fields}>{children}</div>
    </section>
  );
}
