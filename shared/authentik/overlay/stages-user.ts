import type { Overlay } from './overlay';

/** Stages that act on the user or on the flow. Defaults: stages.md 4-7, 10-12, 17. */
export const userStageOverlay: Overlay = {
  'authentik_stages_user_login.userloginstage': {
    label: 'User Login Stage',
    role: 'acts',
    icon: 'log-in',
    summary: 'Logs the pending user in.',
    facts: ['session_duration', 'remember_me_offset'],
    fields: {
      session_duration: {
        short: 'Session',
        zero: 'until browser closes',
        default: 'seconds=0',
        help: 'How long the session lasts; 0: until the browser closes.',
      },
      terminate_other_sessions: { default: false },
      remember_me_offset: {
        short: 'Remember me',
        zero: 'not offered',
        default: 'seconds=0',
        help: 'How much longer it lasts where the visitor asks to be remembered; 0: they are not asked.',
      },
      network_binding: {
        default: 'no_binding',
        choiceLabels: {
          no_binding: 'Not bound',
          bind_asn: 'Same network operator (ASN)',
          bind_asn_network: 'Same operator and network',
          bind_asn_network_ip: 'Same operator, network and IP',
        },
      },
      geoip_binding: {
        label: 'GeoIP binding',
        default: 'no_binding',
        choiceLabels: {
          no_binding: 'Not bound',
          bind_continent: 'Same continent',
          bind_continent_country: 'Same continent and country',
          bind_continent_country_city: 'Same continent, country and city',
        },
      },
      remember_device: { default: 'days=30', help: 'How long the device is known; below one second: never.' },
    },
  },
  'authentik_stages_user_logout.userlogoutstage': {
    label: 'User Logout Stage',
    role: 'acts',
    icon: 'log-out',
    summary: 'Ends the session.',
    facts: [],
  },
  'authentik_stages_user_write.userwritestage': {
    label: 'User Write Stage',
    role: 'acts',
    icon: 'user-pen',
    summary: 'Creates the user or changes it, from what the prompts have collected.',
    facts: ['user_creation_mode', 'user_type'],
    fields: {
      user_creation_mode: {
        short: 'Creation',
        default: 'create_when_required',
        help: 'Whether a new user may be created.',
        choiceLabels: {
          never_create: 'Never create',
          create_when_required: 'Create when there is no pending user',
          always_create: 'Always create',
        },
      },
      create_users_as_inactive: { default: false },
      user_type: {
        default: 'external',
        choiceLabels: {
          internal: 'Internal',
          external: 'External',
          service_account: 'Service account',
          internal_service_account: 'Internal service account',
        },
      },
      user_path_template: { default: '', help: 'Where new users are filed; empty: `users`.' },
    },
  },
  'authentik_stages_user_delete.userdeletestage': {
    label: 'User Delete Stage',
    role: 'acts',
    icon: 'user-round-x',
    summary: 'Deletes the pending user, without asking.',
    facts: [],
  },
  'authentik_stages_account_lockdown.accountlockdownstage': {
    label: 'Account Lockdown Stage',
    role: 'acts',
    icon: 'lock-keyhole',
    enterprise: true,
    summary: 'Locks an account: deactivates it, ends its sessions, revokes its tokens.',
    facts: ['deactivate_user', 'delete_sessions'],
    fields: {
      deactivate_user: { short: 'Deactivates', default: true },
      set_unusable_password: { default: true },
      delete_sessions: { short: 'Ends sessions', default: true },
      revoke_tokens: { default: true },
    },
  },
  'authentik_stages_prompt.promptstage': {
    label: 'Prompt Stage',
    role: 'collects',
    icon: 'text-cursor-input',
    summary: 'Shows a form of prompts and checks the answers.',
    facts: ['fields', 'validation_policies'],
    fields: {
      fields: { label: 'Prompts', help: "Shown in the order of each prompt's own order." },
      validation_policies: {
        short: 'Validation',
        help: 'All of them must pass on the answers before the flow goes on.',
      },
    },
  },
  'authentik_stages_invitation.invitationstage': {
    label: 'Invitation Stage',
    role: 'decides',
    icon: 'ticket',
    summary: 'Lets visitors in who hold an invitation, and takes over its data.',
    facts: ['continue_flow_without_invitation'],
    fields: { continue_flow_without_invitation: { short: 'Without one', default: false } },
  },
  'authentik_stages_consent.consentstage': {
    label: 'Consent Stage',
    role: 'decides',
    icon: 'handshake',
    summary: 'Asks the user to agree to what an application gets.',
    facts: ['mode', 'consent_expire_in'],
    fields: {
      mode: {
        default: 'expiring',
        choiceLabels: {
          always_require: 'Ask every time',
          permanent: 'Ask once',
          expiring: 'Ask again after some time',
        },
      },
      consent_expire_in: { label: 'Consent expires in', short: 'Expires in', default: 'weeks=4' },
    },
  },
  'authentik_stages_deny.denystage': {
    label: 'Deny Stage',
    role: 'ends',
    icon: 'ban',
    summary: 'Ends the flow with a refusal.',
    facts: ['deny_message'],
    fields: { deny_message: { default: '', help: 'What the visitor reads.' } },
  },
  'authentik_stages_dummy.dummystage': {
    label: 'Dummy Stage',
    role: 'acts',
    icon: 'circle-dashed',
    summary: 'Does nothing; for trying things out.',
    facts: ['throw_error'],
    fields: { throw_error: { default: false, help: 'Fails with an error instead.' } },
  },
  'authentik_stages_redirect.redirectstage': {
    label: 'Redirect Stage',
    role: 'ends',
    icon: 'corner-up-right',
    summary: 'Sends the visitor to an address or into another flow.',
    facts: ['mode', 'target_flow'],
    fields: {
      mode: { choiceLabels: { static: 'To an address', flow: 'To another flow' } },
      target_static: { label: 'Target address', default: '', help: 'Needed where the mode is an address.' },
      target_flow: { help: 'Needed where the mode is another flow.' },
      keep_context: { default: true, help: 'The other flow starts with what is known already.' },
    },
  },
};
