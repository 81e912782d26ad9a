import { assembleModels } from './assemble';
import type {
  DescriptorSet,
  FieldChange,
  FieldDescriptor,
  Lifetime,
  ModelDescriptor,
  StageRole,
} from './descriptor';
import { generatedModels } from './descriptors/models.gen';
import { overlay } from './overlay/all';
import type { ModelName } from './record';
import { compareReleases } from './release';
import type { Release } from './release';

let assembled: readonly ModelDescriptor[] | undefined;

/** Every model over all releases, with lifetimes and changes still on it. */
export function everyModel(): readonly ModelDescriptor[] {
  assembled ??= assembleModels(generatedModels, overlay);
  return assembled;
}

/** True where `release` lies in the lifetime. */
export function livesIn({ since, until }: Lifetime, release: Release): boolean {
  return (
    (since === undefined || compareReleases(since, release) <= 0) &&
    (until === undefined || compareReleases(release, until) <= 0)
  );
}

function changed(field: FieldDescriptor, change: FieldChange): FieldDescriptor {
  const merged: FieldDescriptor = { ...field, ...change.set };
  if (change.unset === undefined) return merged;
  const gone: ReadonlySet<string> = new Set(change.unset);
  const flags = { required: false, nullable: false, writeOnly: false, allowBlank: false };
  const kept = Object.fromEntries(Object.entries(merged).filter(([key]) => !gone.has(key)));
  return { ...flags, ...kept } as FieldDescriptor;
}

function fieldIn(release: Release, described: FieldDescriptor): FieldDescriptor {
  const { changes = [], ...field } = described;
  const due = changes.filter(({ since }) => compareReleases(since, release) <= 0);
  const current = due.reduce(changed, field as FieldDescriptor);
  return current.choices === undefined
    ? current
    : { ...current, choices: current.choices.filter((choice) => livesIn(choice, release)) };
}

function modelIn(release: Release, model: ModelDescriptor): ModelDescriptor {
  const fields = model.fields
    .filter((field) => livesIn(field, release))
    .map((field) => fieldIn(release, field));
  return { ...model, fields };
}

class ReleaseDescriptors implements DescriptorSet {
  readonly models: ReadonlyMap<ModelName, ModelDescriptor>;
  private readonly fields = new Map<ModelName, ReadonlyMap<string, FieldDescriptor>>();

  constructor(readonly release: Release) {
    const living = everyModel().filter((model) => livesIn(model, release));
    this.models = new Map(living.map((model) => [model.model, modelIn(release, model)]));
  }

  model(name: string): ModelDescriptor | undefined {
    return this.models.get(name) ?? this.models.get(name.toLowerCase());
  }

  field(model: ModelName, name: string): FieldDescriptor | undefined {
    const known = this.model(model);
    if (known === undefined) return undefined;
    let byName = this.fields.get(known.model);
    if (byName === undefined) {
      byName = new Map(known.fields.map((field) => [field.name, field]));
      this.fields.set(known.model, byName);
    }
    return byName.get(name);
  }
}

const sets = new Map<Release, DescriptorSet>();

/** The descriptors as `release` has them. The same set is answered every time. */
export function descriptorsFor(release: Release): DescriptorSet {
  let set = sets.get(release);
  if (set === undefined) {
    set = new ReleaseDescriptors(release);
    sets.set(release, set);
  }
  return set;
}

/** The stage types of a release, by role and label. */
export function stageModels(set: DescriptorSet): readonly ModelDescriptor[] {
  const order: readonly (StageRole | undefined)[] = [
    'identifies',
    'proves',
    'collects',
    'acts',
    'decides',
    'ends',
  ];
  return [...set.models.values()]
    .filter(({ kind }) => kind === 'stage')
    .sort(
      (left, right) =>
        order.indexOf(left.role) - order.indexOf(right.role) || (left.label < right.label ? -1 : 1),
    );
}

/** The policy types of a release, by label. */
export function policyModels(set: DescriptorSet): readonly ModelDescriptor[] {
  return [...set.models.values()]
    .filter(({ kind }) => kind === 'policy')
    .sort((left, right) => (left.label < right.label ? -1 : 1));
}
