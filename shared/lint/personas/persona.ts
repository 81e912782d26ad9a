import type { ScenarioUser } from '../../simulate/scenario/format';

/** Somebody who visits a flow, with what they know and have. */
export interface Persona {
  readonly id: 'member' | 'admin' | 'deviceless' | 'wrong' | 'stranger' | 'newcomer';
  /** In words, as the subject of a sentence. */
  readonly who: string;
  /** What they type where a name is asked for. */
  readonly name: string;
  readonly email: string;
  readonly password: string;
  /** A code of a static device; undefined: none. */
  readonly code?: string;
  /** Whether they read the mail that is sent to the user. */
  readonly readsMail: boolean;
  /** Holds credentials of the user they say they are. */
  readonly isGenuine: boolean;
}

const password = 'Quiet-Meadow-47-Lantern';
const rightCode = 'persona-code-1';
const genuine = { password, readsMail: true, isGenuine: true } as const;

export const personas: readonly Persona[] = [
  {
    ...genuine,
    id: 'member',
    who: 'a user with devices',
    name: 'persona-member',
    email: 'member@persona.example',
    code: rightCode,
  },
  {
    ...genuine,
    id: 'admin',
    who: 'an administrator with devices',
    name: 'persona-admin',
    email: 'admin@persona.example',
    code: rightCode,
  },
  {
    ...genuine,
    id: 'deviceless',
    who: 'a user without a device',
    name: 'persona-plain',
    email: 'plain@persona.example',
  },
  {
    id: 'wrong',
    who: 'somebody who knows nothing but a user’s name',
    name: 'persona-member',
    email: 'member@persona.example',
    password: 'not-the-password',
    code: '000000',
    readsMail: false,
    isGenuine: false,
  },
  {
    id: 'stranger',
    who: 'somebody with a name that nobody has',
    name: 'persona-nobody',
    email: 'nobody@persona.example',
    password: 'not-the-password',
    code: '000000',
    readsMail: false,
    isGenuine: false,
  },
];

export const newcomer: Persona = {
  ...genuine,
  id: 'newcomer',
  who: 'a new user',
  name: 'persona-newcomer',
  email: 'newcomer@persona.example',
};

/** The users that the personas are, beside those of the workspace. */
export const personaUsers: readonly ScenarioUser[] = personas
  .filter(({ isGenuine }) => isGenuine)
  .map(({ id, name, email, code }) => ({
    username: name,
    name,
    email,
    password,
    groups: id === 'admin' ? ['authentik Admins'] : [],
    devices:
      code === undefined ? [] : [{ type: 'static', tokens: [code, 'persona-code-2', 'persona-code-3'] }],
  }));

/** Primary key of the invitation that the newcomer has. */
export const invitationKey = '6f9f3ad5-7a3c-4a0e-9f0e-5d4f6b8c1a22';
