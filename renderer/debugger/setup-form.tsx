import { useId } from 'react';
import type { ReactNode } from 'react';
import { releasesWithRules } from '../../shared/policy/release-rules';
import { Segmented } from '../ui/segmented';
import { Select } from '../ui/select';
import { Switch } from '../ui/switch';
import { TextArea } from '../ui/text-area';
import { TextField } from '../ui/text-field';
import { DevicesEditor } from './devices-editor';
import css from './setup-form.module.css';
import { setupProblems, type RunSetup, type SetupUser } from './run-setup';
import { useRun, useRunSession } from './use-run';

const releases = releasesWithRules.map((id) => ({ id, label: id }));

/** Who visits the flow, from where, and by which release's rules. */
export function SetupForm() {
  const { setSetup } = useRunSession();
  const setup = useRun((state) => state.setup);
  const problems = setupProblems(setup);
  const errorOf = (field: string) => problems.find((problem) => problem.field === field)?.message;
  const text = (key: 'clientIp' | 'host' | 'next' | 'itoken' | 'rest') => ({
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
            { id: 'new', label: 'New' },
          ]}
          selected={setup.visitor}
          onSelect={(visitor) => {
            setSetup({ visitor: visitor as RunSetup['visitor'] });
          }}
        />
        <TextField label="Client IP" monospace {...text('clientIp')} errorMessage={errorOf('clientIp')} />
        <TextField
          label="Host"
          description="Decides about the brand"
          monospace
          placeholder="testserver"
          {...text('host')}
        />
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
      <PlaceGroup setup={setup} errorOf={errorOf} />
      <Group title="Everything else">
        <TextArea
          label="World, session, run and outside, in YAML"
          description="As scenario files have them: further users and groups, reputation, invitations, what only the outside knows."
          monospace
          rows={6}
          className={css.all}
          placeholder={restExample}
          {...text('rest')}
          errorMessage={errorOf('rest')}
        />
      </Group>
    </div>
  );
}

const restExample = `world:
  groups: [{name: staff, is_superuser: false, parent: employees, attributes: {}}]
  users: [{username: bob, password: secret, groups: [staff]}]
  reputation: [{identifier: alice, ip: 203.0.113.7, score: -3}]
outside: [{question: captcha, answer: {success: true}}]`;

interface UserGroupProps {
  readonly setup: RunSetup;
  readonly errorOf: (field: string) => string | undefined;
}

const userTitles: Readonly<Record<RunSetup['visitor'], string>> = {
  anonymous: 'The user who may sign in',
  user: 'The user who visits',
  new: 'What the visitor would type: no such user exists yet',
};

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
    <Group title={userTitles[setup.visitor]}>
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

const placeFields = [
  { key: 'country', label: 'Country', placeholder: 'GB' },
  { key: 'continent', label: 'Continent', placeholder: 'EU' },
  { key: 'city', label: 'City', placeholder: 'London' },
  { key: 'lat', label: 'Latitude', placeholder: '51.5' },
  { key: 'long', label: 'Longitude', placeholder: '-0.1' },
  { key: 'asn', label: 'AS number', placeholder: '64500' },
] as const;

/** What the server's location databases say of the visitor's address. */
function PlaceGroup({ setup, errorOf }: UserGroupProps) {
  const { setSetup } = useRunSession();
  return (
    <Group title="Where the address is, for GeoIP policies (empty: no database)">
      {placeFields.map(({ key, label, placeholder }) => (
        <TextField
          key={key}
          label={label}
          placeholder={placeholder}
          value={setup.place[key]}
          onChange={(value) => {
            setSetup({ place: { ...setup.place, [key]: value } });
          }}
          errorMessage={errorOf(key)}
        />
      ))}
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
