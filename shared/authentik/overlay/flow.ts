import { engineModes } from './labels';
import type { Overlay } from './overlay';

/** Flows and what binds stages, policies, groups and users to them. */
export const flowOverlay: Overlay = {
  'authentik_flows.flow': {
    icon: 'workflow',
    summary: 'A sequence of stages that a visitor goes through.',
    identifiers: [['slug']],
    unique: [['slug']],
    facts: ['designation', 'authentication'],
    fields: {
      name: { help: 'Shown in the admin interface only.' },
      slug: { label: 'Slug' },
      designation: {
        choiceLabels: {
          authentication: 'Authentication',
          authorization: 'Authorization',
          invalidation: 'Invalidation',
          enrollment: 'Enrollment',
          unenrollment: 'Unenrollment',
          recovery: 'Recovery',
          stage_configuration: 'Stage configuration',
        },
      },
      background: {
        type: 'file',
        default: '',
        help: 'Picture behind the flow: a file name, an address, or empty.',
      },
      policy_engine_mode: {
        default: 'any',
        choiceLabels: engineModes,
        help: 'Whether one or every binding of the flow itself must pass.',
      },
      compatibility_mode: { default: false },
      layout: {
        default: 'stacked',
        help: 'Where the card stands on the page.',
        choiceLabels: {
          sidebar_left_frame_background: 'Sidebar left, framed background',
          sidebar_right_frame_background: 'Sidebar right, framed background',
        },
      },
      denied_action: {
        default: 'message_continue',
        choiceLabels: {
          message_continue: 'Show a message unless there is somewhere to go on to',
          message: 'Show a message',
          continue: 'Go on silently',
        },
      },
      authentication: {
        default: 'none',
        label: 'Required authentication',
        choiceLabels: {
          none: 'None: everybody',
          require_authenticated: 'Logged in',
          require_unauthenticated: 'Not logged in',
          require_superuser: 'Superuser',
          require_redirect: 'Only by redirect from another flow',
          require_outpost: 'Only through an outpost',
          require_token: 'Only with a token link',
        },
      },
    },
    blueprintOnly: [
      {
        name: 'background',
        label: 'Background',
        type: 'file',
        required: false,
        nullable: false,
        writeOnly: false,
        allowBlank: false,
        blueprintOnly: true,
        until: '2025.10',
        help: 'Picture behind the flow: a file name, an address, or empty.',
      },
    ],
  },
  'authentik_flows.flowstagebinding': {
    label: 'Stage Binding',
    icon: 'link',
    summary: 'Puts a stage into a flow at a place, and says when its policies are asked.',
    identifiers: [['target', 'stage', 'order']],
    unique: [['target', 'stage', 'order']],
    fields: {
      target: { label: 'Flow' },
      order: { help: 'Stages run in ascending order.' },
      evaluate_on_plan: { default: false, label: 'Evaluate when flow is planned' },
      re_evaluate_policies: { default: true, label: 'Evaluate when stage is run' },
      policy_engine_mode: { default: 'any', choiceLabels: engineModes },
      invalid_response_action: {
        default: 'retry',
        help: 'What happens after an answer that the stage does not accept.',
        choiceLabels: {
          retry: 'Ask again',
          restart: 'Restart the flow',
          restart_with_context: 'Restart the flow, keep what is known',
        },
      },
    },
  },
  'authentik_policies.policybinding': {
    label: 'Policy Binding',
    icon: 'git-branch',
    summary: 'Asks a policy, a group or a user before a flow, stage, application or source is let through.',
    identifiers: [
      ['policy', 'target', 'order'],
      ['group', 'target', 'order'],
      ['user', 'target', 'order'],
    ],
    unique: [['policy', 'target', 'order']],
    fields: {
      target: { help: 'What the binding guards.' },
      policy: { help: 'Exactly one of policy, group and user is set.' },
      group: { help: 'Passes members of the group and of its descendants.' },
      user: { help: 'Passes this user.' },
      order: { help: 'Policies are listed in ascending order; all of them are asked.' },
      negate: { default: false, help: 'Turns the verdict round. Messages stay as they are.' },
      enabled: { default: true, help: 'A disabled binding counts as if it were not there.' },
      timeout: {
        default: 30,
        help: 'Seconds. The web process runs policies inline and does not enforce it.',
      },
      failure_result: { default: false, help: 'The verdict where the policy raises an error.' },
    },
  },
};
