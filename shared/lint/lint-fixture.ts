import { descriptorsFor } from '../authentik/descriptors';
import type { AuthentikRecord, EntryMeta, Fields } from '../authentik/record';
import type { Release } from '../authentik/release';
import { parseBlueprint } from '../blueprint/text/parse-blueprint';
import { documentOf } from '../document/document';
import { flowModel, policyBindingModel, promptModel, stageBindingModel } from '../document/models';
import { lintFile } from './lint-file';
import { policies, stages } from './models';
import type { LintRule } from './rule';
import { runLint } from './run-lint';
import { describe, expect, it } from 'vitest';

type Records = readonly AuthentikRecord[];

export function ref(id: string) {
  return { $ref: id };
}

export function record(model: string, id: string, fields: Fields = {}): AuthentikRecord {
  return { id, model, fields };
}

/** Something bound to a flow or step: a policy, group or user with its own records. */
interface Bound {
  readonly name: string;
  readonly field: 'policy' | 'group' | 'user';
  readonly records: Records;
  readonly binding: Fields;
}

export function policy(kind: keyof typeof policies, fields: Fields = {}, binding: Fields = {}): Bound {
  const name = typeof fields.name === 'string' ? fields.name : kind;
  return {
    name,
    field: 'policy',
    binding,
    records: [record(policies[kind], name, { name, ...fields })],
  };
}

/** An expression policy named `policy`. */
export function expression(text: string, binding: Fields = {}, name = 'policy'): Bound {
  return policy('expression', { name, expression: text }, binding);
}

export function group(name = 'admins', binding: Fields = {}): Bound {
  return { name, field: 'group', binding, records: [record('authentik_core.group', name, { name })] };
}

interface StepSpec {
  readonly kind: keyof typeof stages;
  readonly name: string;
  readonly fields: Fields;
  readonly binding: Fields;
  readonly bound: readonly Bound[];
}

interface StepMore {
  readonly name?: string;
  readonly binding?: Fields;
  readonly bound?: readonly Bound[];
}

const required: Readonly<Partial<Record<keyof typeof stages, Fields>>> = {
  password: { backends: ['authentik.core.auth.InbuiltBackend'] },
  identification: { user_fields: ['username'] },
  captcha: { public_key: 'key', private_key: 'secret' },
  redirect: { mode: 'static', target_static: 'https://example.com' },
};

/** A stage with its binding. The stage's record is named as its kind, the binding `flow/name`. */
export function step(kind: keyof typeof stages, fields: Fields = {}, more: StepMore = {}): StepSpec {
  const { name = kind, binding = {}, bound = [] } = more;
  return { kind, name, fields: { ...required[kind], ...fields }, binding, bound };
}

export function boundTo(target: string, bound: readonly Bound[]): Records {
  return bound.flatMap(({ name, field, records, binding }, index) => [
    ...records,
    record(policyBindingModel, `${target}!${name}`, {
      target: ref(target),
      [field]: ref(name),
      order: index,
      ...binding,
    }),
  ]);
}

/** A flow `flow` of the designation with its steps, ten apart. */
export function flow(designation: string, steps: readonly StepSpec[], fields: Fields = {}): Records {
  const slug = typeof fields.slug === 'string' ? fields.slug : 'flow';
  return [
    record(flowModel, slug, { slug, name: slug, title: slug, designation, ...fields }),
    ...steps.flatMap((spec, index) => {
      const binding = `${slug}/${spec.name}`;
      return [
        record(stages[spec.kind], spec.name, { name: spec.name, ...spec.fields }),
        record(stageBindingModel, binding, {
          target: ref(slug),
          stage: ref(spec.name),
          order: (index + 1) * 10,
          ...spec.binding,
        }),
        ...boundTo(binding, spec.bound),
      ];
    }),
  ];
}

/** Prompts by field key, and the list that a prompt stage's `fields` takes. */
export function prompts(fields: Readonly<Record<string, string>>, more: Fields = {}): Records {
  return Object.entries(fields).map(([key, type]) =>
    record(promptModel, `prompt ${key}`, { name: key, field_key: key, label: key, type, ...more }),
  );
}

export function promptStep(keys: readonly string[], more: StepMore & { readonly fields?: Fields } = {}) {
  const fields = { fields: keys.map((key) => ref(`prompt ${key}`)), ...more.fields };
  return step('prompt', fields, more);
}

export function entryOf(meta: Partial<EntryMeta>): EntryMeta {
  return { source: 'source', path: ['entries', 0], identifiers: [], ...meta };
}

/** `record field` of everything that a rule finds. */
export function findingsOf(rule: LintRule, records: Records, release: Release = '2026.5'): readonly string[] {
  const descriptors = descriptorsFor(release);
  return runLint(documentOf(records), { descriptors, release, rules: [rule] }).map(({ at }) =>
    [at.record, at.field].filter((part) => part !== undefined).join(' '),
  );
}

/** `line: code` of what a rule finds in a blueprint text. */
export function findingsInText(rule: LintRule, text: string, release: Release = '2026.5'): readonly string[] {
  return lintFile(parseBlueprint(text, 'test.yaml'), { release })
    .filter(({ code }) => code === rule.id)
    .map(({ at }) => [String(at.line), at.field].filter((part) => part !== undefined).join(' '));
}

interface Table {
  readonly finds?: Readonly<Record<string, readonly [given: Records | string, found: readonly string[]]>>;
  readonly accepts?: Readonly<Record<string, Records | string>>;
  readonly release?: Release;
}

/** A rule's table: what it finds, where (`record field`, or `line field` in a text), and what it must leave alone. */
export function checkRule(rule: LintRule, { finds = {}, accepts = {}, release }: Table): void {
  const found = (given: Records | string) =>
    typeof given === 'string' ? findingsInText(rule, given, release) : findingsOf(rule, given, release);
  describe(`${rule.id} ${rule.title}`, () => {
    it.each(Object.entries(finds))('finds %s', (_, [given, expected]) => {
      expect(found(given)).toEqual(expected);
    });
    it.each(Object.entries(accepts))('accepts %s', (_, given) => {
      expect(found(given)).toEqual([]);
    });
  });
}
