// Merges what the releases say of one model into one description with lifetimes and changes.

/** What may differ between releases without ending a field's life; see FieldChange in shared/authentik/descriptor.ts. */
const changing = [
  'type',
  'items',
  'required',
  'nullable',
  'writeOnly',
  'allowBlank',
  'default',
  'minLength',
  'maxLength',
  'minimum',
  'maximum',
  'pattern',
];

const same = (left, right) => JSON.stringify(left) === JSON.stringify(right);

/**
 * `present[i]`: it is there in `releases[i]`; undefined where what it belongs to is not there itself, so that nothing
 * can be said. Answers {since?, until?} with the ends left out that are open as far as is known.
 */
function lifetime(releases, present, what) {
  const first = present.indexOf(true);
  const last = present.lastIndexOf(true);
  if (present.slice(first, last + 1).includes(false)) {
    throw new Error(`${what} goes away and comes back; lifetimes cannot say that.`);
  }
  return {
    ...(present.slice(0, first).includes(false) && { since: releases[first] }),
    ...(present.slice(last + 1).includes(false) && { until: releases[last] }),
  };
}

function changesOf(releases, versions) {
  const changes = [];
  let previous;
  versions.forEach((version, index) => {
    if (version === undefined) return;
    if (previous !== undefined) {
      const differing = changing.filter((key) => !same(previous[key], version[key]));
      const set = differing.filter((key) => version[key] !== undefined).map((key) => [key, version[key]]);
      const unset = differing.filter((key) => version[key] === undefined);
      if (differing.length > 0) {
        changes.push({
          since: releases[index],
          ...(set.length > 0 && { set: Object.fromEntries(set) }),
          ...(unset.length > 0 && { unset }),
        });
      }
    }
    previous = version;
  });
  return changes;
}

/** Values of the newest release first, then those that are gone, each with its lifetime. */
function mergeChoices(releases, versions, what) {
  const newest = versions.findLast((version) => version !== undefined);
  const all = new Set([...newest, ...versions.flatMap((version) => version ?? [])]);
  return [...all].map((value) => {
    const present = versions.map((version) => version?.includes(value));
    const life = lifetime(releases, present, `${what}: ${value}`);
    return Object.keys(life).length > 0 ? { value, ...life } : value;
  });
}

/**
 * A field that goes away and comes back is two descriptions of the same name: splits what the releases say into
 * stretches without a gap.
 */
function stretches(frame, versions) {
  const found = [];
  let open;
  versions.forEach((version, index) => {
    if (version === undefined) {
      if (frame[index]) open = undefined;
      return;
    }
    if (open === undefined) {
      open = versions.map(() => undefined);
      found.push(open);
    }
    open[index] = version;
  });
  return found;
}

function mergeField({ releases, frame, what }, versions) {
  const first = versions.find((version) => version !== undefined);
  const last = versions.findLast((version) => version !== undefined);
  const life = lifetime(
    releases,
    versions.map((version, index) => (frame[index] ? version !== undefined : undefined)),
    what,
  );
  const { label, help, choices, itemFields } = last;
  const { name, type, ...base } = first;
  for (const key of ['label', 'help', 'choices', 'itemFields']) delete base[key];
  const changes = changesOf(releases, versions);
  return {
    name,
    label,
    type,
    ...base,
    ...(choices && {
      choices: mergeChoices(
        releases,
        versions.map((version) => version?.choices),
        what,
      ),
    }),
    ...(itemFields && { itemFields }),
    ...life,
    ...(changes.length > 0 && { changes }),
    ...(help && { help }),
  };
}

/** Names in the order of the newest release, those that are gone after them. */
const namesOf = (lists) => [...new Set(lists.toReversed().flatMap((list) => list ?? []))];

/** @param {readonly (object | undefined)[]} versions what each release says of the model, oldest first */
function mergeModel(releases, model, versions) {
  const frame = versions.map((version) => version !== undefined);
  const newest = versions.findLast((version) => version !== undefined);
  const fields = namesOf(versions.map((version) => version?.fields.map(({ name }) => name))).flatMap(
    (name) => {
      const described = versions.map((version) => version?.fields.find((field) => field.name === name));
      const context = { releases, frame, what: `${model}.${name}` };
      return stretches(frame, described).map((stretch) => mergeField(context, stretch));
    },
  );
  const written = new Set(fields.map(({ name }) => name));
  return {
    model,
    label: newest.label,
    apiPath: newest.apiPath ?? '',
    ...lifetime(releases, frame, model),
    fields,
    readOnly: namesOf(versions.map((version) => version?.readOnly)).filter((name) => !written.has(name)),
  };
}

/** @param {readonly Map<string, object>[]} documents models of each release, oldest first */
export function mergeReleases(releases, documents) {
  const names = [...new Set(documents.flatMap((models) => [...models.keys()]))].sort();
  return names.map((model) =>
    mergeModel(
      releases,
      model,
      documents.map((models) => models.get(model)),
    ),
  );
}
