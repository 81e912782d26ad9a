import type { FieldDescriptor, ModelDescriptor } from '../descriptor';

const flags = { required: false, nullable: false, writeOnly: false, allowBlank: false };

const fields: readonly FieldDescriptor[] = [
  {
    ...flags,
    name: 'identifiers',
    label: 'Identifiers',
    type: 'json',
    required: true,
    help: 'Finds the blueprint instance.',
  },
  { ...flags, name: 'required', label: 'Required', type: 'boolean', default: true },
];

/** Models that only the blueprint importer knows (blueprints.md 3). */
export const metaModels: readonly ModelDescriptor[] = [
  {
    model: 'authentik_blueprints.metaapplyblueprint',
    kind: 'other',
    label: 'Apply Blueprint',
    apiPath: '',
    icon: 'file-symlink',
    summary: 'Has another blueprint applied first.',
    identifiers: [],
    unique: [],
    readOnly: [],
    fields: fields.map((field) => ({ ...field, blueprintOnly: true })),
  },
];
