import type { ChoiceDescriptor, FieldDescriptor, FieldType, ModelDescriptor, ModelKind } from './descriptor';
import { sharedChoices } from './descriptors/choices.gen';
import type { GeneratedChoice, GeneratedField, GeneratedModel } from './generated';
import { kindsByName, reverseLinks } from './overlay/kinds';
import { metaModels } from './overlay/meta';
import type { FieldOverlay, ModelOverlay, Overlay } from './overlay/overlay';
import { plainKeys, referenceTargets, referenceTargetsOf } from './overlay/references';
import type { ModelName } from './record';

const appOf = (model: ModelName): string => model.slice(0, model.indexOf('.'));

function kindOf({ model, apiPath }: GeneratedModel): ModelKind {
  if (model === 'authentik_flows.flow') return 'flow';
  if (model === 'authentik_flows.flowstagebinding' || model === 'authentik_policies.policybinding') {
    return 'binding';
  }
  if (model === 'authentik_stages_prompt.prompt') return 'prompt';
  if (apiPath.startsWith('/stages/') && model.endsWith('stage')) return 'stage';
  if (apiPath.startsWith('/policies/')) return 'policy';
  return 'other';
}

/** Families of models that a reference may name as a whole. */
function familiesOf(
  models: readonly GeneratedModel[],
): (model: ModelName, family: string) => readonly string[] {
  const named = (test: (model: GeneratedModel) => boolean) => models.filter(test).map(({ model }) => model);
  const ownApp = (app: string, suffix: string) =>
    named(({ model }) => appOf(model) === app && model.endsWith(suffix));
  const sources = named(({ model }) => model.startsWith('authentik_sources_') && model.endsWith('source'));
  const families: Readonly<Record<string, readonly string[]>> = {
    '@stage': named((model) => kindOf(model) === 'stage'),
    '@policy': named((model) => kindOf(model) === 'policy'),
    '@source': sources,
    '@provider': named(({ model }) => model.startsWith('authentik_providers_') && model.endsWith('provider')),
  };
  return (model, family) => {
    if (family === '@mapping') return ownApp(appOf(model), 'mapping');
    if (family === '@own-source') return ownApp(appOf(model), 'source');
    return families[family] ?? [family];
  };
}

/** The notation of durations is shown by their editor; the documents repeat it at every one, in two spellings. */
const withoutNotation = (help: string): string => help.replace(/\s*\(Format: ?hours=[^)]*\)\.?/, '');

const readable = (value: string | number): string => {
  const words = String(value).replaceAll('_', ' ');
  return /^[a-z]/.test(words) && !/[./]/.test(words) ? words.charAt(0).toUpperCase() + words.slice(1) : words;
};

function choicesOf(
  choices: string | readonly GeneratedChoice[],
  labels: Readonly<Record<string, string>> = {},
): readonly ChoiceDescriptor[] {
  const list = typeof choices === 'string' ? sharedChoices[choices] : choices;
  if (list === undefined) throw new Error(`choices.gen.ts has no such list: ${JSON.stringify(choices)}`);
  return list.map((choice) => {
    const { value, ...life } = typeof choice === 'object' ? choice : { value: choice };
    return { value, label: labels[value] ?? readable(value), ...life };
  });
}

interface Pointing {
  readonly type: FieldType;
  readonly keyType: 'uuid' | 'integer';
  readonly targets: readonly ModelName[];
}

function pointing(
  { model, expand }: { model: ModelName; expand: ReturnType<typeof familiesOf> },
  field: GeneratedField,
): Pointing | undefined {
  const keyType = field.type === 'list' ? field.items : field.type;
  if ((keyType !== 'uuid' && keyType !== 'integer') || plainKeys.has(field.name)) return undefined;
  const targets = referenceTargetsOf[`${model}.${field.name}`] ?? referenceTargets[field.name];
  if (targets === undefined) return undefined;
  return {
    type: field.type === 'list' ? 'references' : 'reference',
    keyType,
    targets: [...new Set(targets.flatMap((target) => expand(model, target)))],
  };
}

const kindFor = (field: GeneratedField): FieldType =>
  field.type === 'text' ? (kindsByName.get(field.name) ?? field.type) : field.type;

/** What an absent link means is the same everywhere: nothing. */
function emptyDefault(type: FieldType, field: GeneratedField): Pick<FieldDescriptor, 'default'> {
  if (field.required) return {};
  if (type === 'references') return { default: [] };
  return type === 'reference' && field.nullable ? { default: null } : {};
}

function fieldOf(
  context: { model: ModelName; expand: ReturnType<typeof familiesOf> },
  generated: GeneratedField,
  overlay: FieldOverlay = {},
): FieldDescriptor {
  const { choices, itemFields, items, ...field } = generated;
  const reference = pointing(context, generated);
  const { choiceLabels, changes = [], ...said } = overlay;
  const type = reference?.type ?? kindFor(generated);
  return {
    required: false,
    nullable: false,
    writeOnly: false,
    allowBlank: false,
    ...emptyDefault(type, generated),
    ...field,
    ...(field.help !== undefined && { help: withoutNotation(field.help) }),
    ...(reference ?? { type, ...(items !== undefined && { items }) }),
    ...(choices !== undefined && { choices: choicesOf(choices, choiceLabels) }),
    ...(itemFields !== undefined && { itemFields: itemFields.map((item) => fieldOf(context, item)) }),
    ...(reverseLinks.has(generated.name) && { reverse: true }),
    ...said,
    ...(changes.length > 0 && { changes: [...(field.changes ?? []), ...changes] }),
  };
}

/** The set of fields that usually identifies an object, where the overlay does not say. */
function usualIdentifiers(fields: readonly { readonly name: string }[]): readonly (readonly string[])[] {
  const found = ['slug', 'name', 'identifier', 'domain'].find((name) =>
    fields.some((field) => field.name === name),
  );
  return found === undefined ? [] : [[found]];
}

/** Every model over all releases: what was generated, completed by the overlay. */
export function assembleModels(
  models: readonly GeneratedModel[],
  overlay: Overlay,
): readonly ModelDescriptor[] {
  const expand = familiesOf(models);
  const described = models.map((generated): ModelDescriptor => {
    const { fields: said = {}, blueprintOnly = [], ...about }: ModelOverlay = overlay[generated.model] ?? {};
    const context = { model: generated.model, expand };
    const kind = kindOf(generated);
    return {
      kind,
      identifiers: usualIdentifiers(generated.fields),
      // Names are unique over all stage types, and over all policy types (api.md 5).
      unique: kind === 'stage' || kind === 'policy' ? [['name']] : [],
      ...generated,
      ...about,
      fields: [
        ...generated.fields.map((field) => fieldOf(context, field, said[field.name])),
        ...blueprintOnly,
      ],
      ...(generated.fields.length === 0 && generated.readOnly.length === 0 && { fieldsUnknown: true }),
    };
  });
  return [...described, ...metaModels];
}
