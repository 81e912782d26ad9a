import { iconNames } from 'lucide-react/dynamic';
import { describe, expect, it } from 'vitest';
import type { FieldDescriptor } from '../descriptor';
import { descriptorsFor, everyModel } from '../descriptors';
import { generatedModels } from '../descriptors/models.gen';
import { releases } from '../release';
import { overlay } from './all';
import { kindsByName } from './kinds';
import { referenceTargets, referenceTargetsOf } from './references';

const generated = new Map(generatedModels.map((model) => [model.model, model]));
const described = new Map(everyModel().map((model) => [model.model, model]));
const entries = Object.entries(overlay);

const durationKeys = /^(microseconds|milliseconds|seconds|minutes|hours|days|weeks)=-?\d+(\.\d+)?$/;

/** Why a default does not fit its field; undefined where it does. */
function misfit(field: FieldDescriptor, value: unknown): string | undefined {
  if (value === null) return field.nullable ? undefined : 'null, but not nullable';
  const text = () => {
    if (typeof value !== 'string') return 'not text';
    return value === '' && !field.allowBlank ? 'blank' : undefined;
  };
  const values = field.choices?.map((choice) => choice.value) ?? [];
  const list = (test: (item: unknown) => boolean) =>
    Array.isArray(value) && value.every(test) ? undefined : 'not a list of such items';
  const number = (whole: boolean) => {
    if (typeof value !== 'number' || (whole && !Number.isInteger(value))) return 'not a number';
    return value < (field.minimum ?? value) || value > (field.maximum ?? value)
      ? 'outside its limits'
      : undefined;
  };
  const checks: Partial<Record<FieldDescriptor['type'], () => string | undefined>> = {
    boolean: () => (typeof value === 'boolean' ? undefined : 'not a boolean'),
    integer: () => number(true),
    number: () => number(false),
    choice: () => (values.includes(value as string) ? undefined : 'not a choice'),
    choices: () => list((item) => values.includes(item as string)),
    list: () => list(() => true),
    references: () => list(() => true),
    json: () => undefined,
    duration: () =>
      typeof value === 'string' && value.split(';').every((part) => durationKeys.test(part))
        ? undefined
        : 'not a duration',
  };
  return (checks[field.type] ?? text)();
}

describe('what is written by hand', () => {
  it('names models and fields that there are', () => {
    const unknown = entries.flatMap(([model, { fields = {}, facts = [], identifiers = [], unique = [] }]) => {
      const known = generated.get(model);
      if (known === undefined) return [model];
      const names = new Set(described.get(model)?.fields.map(({ name }) => name));
      const own = new Set(known.fields.map(({ name }) => name));
      return [
        ...Object.keys(fields).filter((name) => !own.has(name)),
        ...[...facts, ...identifiers.flat(), ...unique.flat()].filter((name) => !names.has(name)),
      ].map((name) => `${model}.${name}`);
    });
    expect(unknown).toEqual([]);
  });

  it('gives words only for values that there are', () => {
    const unknown = entries.flatMap(([model, { fields = {} }]) =>
      Object.entries(fields).flatMap(([name, { choiceLabels = {} }]) => {
        const values = described
          .get(model)
          ?.fields.filter((field) => field.name === name)
          .flatMap(({ choices = [] }) => choices.map(({ value }) => String(value)));
        return Object.keys(choiceLabels)
          .filter((value) => !values?.includes(value))
          .map((value) => `${model}.${name}: ${value}`);
      }),
    );
    expect(unknown).toEqual([]);
  });

  it('gives defaults that their fields can hold', () => {
    for (const release of releases) {
      const wrong = [...descriptorsFor(release).models.values()].flatMap(({ model, fields }) =>
        fields.flatMap((field) => {
          const reason = 'default' in field ? misfit(field, field.default) : undefined;
          return reason === undefined
            ? []
            : [`${model}.${field.name}: ${JSON.stringify(field.default)} is ${reason}`];
        }),
      );
      expect({ release, wrong }).toEqual({ release, wrong: [] });
    }
  });

  it('gives a default or a need to every field of flows, stages, bindings, prompts and policies', () => {
    const open = [...described.values()]
      .filter(({ kind }) => ['flow', 'stage', 'binding', 'prompt', 'policy'].includes(kind))
      .flatMap(({ model, fields }) =>
        fields
          .filter((field) => !field.required && !field.reverse && !('default' in field))
          .map(({ name }) => `${model}.${name}`),
      );
    expect(open).toEqual(undocumented);
  });

  it('keeps no kind and no target for a name that no field has any more', () => {
    const names = new Set(generatedModels.flatMap(({ fields }) => fields.map(({ name }) => name)));
    const full = new Set(
      generatedModels.flatMap(({ model, fields }) => fields.map(({ name }) => `${model}.${name}`)),
    );
    expect(
      [...kindsByName.keys(), ...Object.keys(referenceTargets)].filter((name) => !names.has(name)),
    ).toEqual([]);
    expect(Object.keys(referenceTargetsOf).filter((name) => !full.has(name))).toEqual([]);
  });

  it('uses icons that lucide has', () => {
    const icons = new Set<string>(iconNames);
    const used = [...described.values()].flatMap(({ icon }) => (icon === undefined ? [] : [icon]));
    expect(used.filter((icon) => !icons.has(icon))).toEqual([]);
  });

  it('shows two facts at most', () => {
    expect(entries.filter(([, { facts = [] }]) => facts.length > 2).map(([model]) => model)).toEqual([]);
  });
});

/** Defaults that no document of these releases states. */
const undocumented: readonly string[] = [
  'authentik_flows.flow.background', // up to 2025.10, where it is a file
  'authentik_stages_captcha.captchastage.request_content_type',
];
