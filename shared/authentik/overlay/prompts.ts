import type { FieldDescriptor } from '../descriptor';
import type { Overlay } from './overlay';

/** From 2025.12 a blueprint may say who made an invitation (2026.5-blueprints-api.md 1.2). */
const createdBy: FieldDescriptor = {
  name: 'created_by',
  label: 'Created by',
  type: 'reference',
  keyType: 'integer',
  targets: ['authentik_core.user'],
  required: false,
  nullable: true,
  writeOnly: false,
  allowBlank: false,
  blueprintOnly: true,
  since: '2025.12',
};

/** Prompts and invitations. Defaults: stages.md 7 and 10. */
export const promptOverlay: Overlay = {
  'authentik_stages_prompt.prompt': {
    icon: 'text-cursor',
    summary: 'One field of a prompt stage.',
    identifiers: [['name']],
    unique: [['name']],
    facts: ['type', 'field_key'],
    fields: {
      name: { help: 'Unique; visitors do not see it.' },
      label: { help: 'What visitors read at the field.' },
      type: {
        choiceLabels: {
          text: 'Text: simple input',
          text_area: 'Text area: several lines',
          text_read_only: 'Text, read-only',
          text_area_read_only: 'Text area, read-only',
          username: 'Username: must not be taken',
          email: 'Email',
          password: 'Password: masked; two of them must match',
          number: 'Number',
          checkbox: 'Checkbox',
          'radio-button-group': 'Radio buttons',
          dropdown: 'Dropdown',
          date: 'Date',
          'date-time': 'Date and time',
          file: 'File',
          separator: 'Separator',
          hidden: 'Hidden: not shown, still stored',
          static: 'Static: shown as it is',
          alert_info: 'Alert, info',
          alert_warning: 'Alert, warning',
          alert_danger: 'Alert, danger',
          'ak-locale': 'Locale',
        },
      },
      required: { default: true },
      placeholder: { type: 'multiline', default: '' },
      initial_value: { type: 'multiline', default: '' },
      order: { default: 0, help: 'Prompts of a stage are shown in ascending order.' },
      sub_text: { default: '', help: 'Small print below the field.' },
      placeholder_expression: {
        default: false,
        label: 'Placeholder is an expression',
        help: 'Runs the placeholder as Python; a list it returns is offered as choices.',
      },
      initial_value_expression: {
        default: false,
        label: 'Initial value is an expression',
        help: 'Runs the initial value as Python.',
      },
    },
  },
  'authentik_stages_invitation.invitation': {
    icon: 'ticket-check',
    kind: 'external',
    summary: 'A link that lets somebody through an invitation stage.',
    identifiers: [['name']],
    facts: ['flow', 'expires'],
    fields: {
      expires: { default: null },
      fixed_data: { default: {}, help: 'Merged into the answers of the prompts.' },
      single_use: { default: false },
      flow: { help: 'Empty: any flow with an invitation stage.' },
    },
    blueprintOnly: [createdBy],
  },
};
