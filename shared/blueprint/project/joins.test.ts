import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { descriptorsFor } from '../../authentik/descriptors';
import type { Fields } from '../../authentik/record';
import { documentOf } from '../../document/document';
import { bootstrapStore } from '../importer/bootstrap';
import { importInto } from '../importer/check-import';
import { parseBlueprint } from '../text/parse-blueprint';
import { projectBlueprint } from './project';
import { changesOfSource, writeSource } from './write-source';

const release = '2026.8';
const flowModel = 'authentik_flows.flow';

function project(entries: string) {
  let made = 0;
  const parsed = parseBlueprint(`version: 1\nentries:\n${entries}`, 'x.yaml');
  const projection = projectBlueprint(parsed, { newId: () => `n${String((made += 1))}` });
  return { parsed, ...projection, objects: projection.records.slice(1) };
}

/** The text after one record's fields are changed. */
function edited(entries: string, id: string, fields: Fields): string {
  const { records, source } = project(entries);
  const changed = records.map((record) =>
    record.id === id ? { ...record, fields: { ...record.fields, ...fields } } : record,
  );
  const written = writeSource(documentOf(changed), source.id);
  if (!written.ok) throw new Error(written.error[0]?.message);
  return written.value.text.split('\n').slice(2).join('\n');
}

const pk = '6cf9c8c9-2f4f-4d1c-b3d0-4d9ab5f0a001';
const other = '6cf9c8c9-2f4f-4d1c-b3d0-4d9ab5f0a002';

describe('entries that find an object of an earlier one', () => {
  it.each<readonly [what: string, entries: string, fields: readonly Fields[]]>([
    [
      'by a value that the earlier entry wrote under attrs',
      `- { model: a.b, identifiers: { slug: x }, attrs: { name: y } }
- { model: a.b, identifiers: { name: y }, attrs: { p: 1 } }
`,
      [{ slug: 'x', name: 'y', p: 1 }],
    ],
    [
      'by some of its identifiers',
      `- { model: a.b, identifiers: { slug: x, name: y } }
- { model: a.b, identifiers: { slug: x } }
`,
      [{ slug: 'x', name: 'y' }],
    ],
    [
      'not where one of several identifiers differs',
      `- { model: a.b, identifiers: { slug: x, name: y } }
- { model: a.b, identifiers: { slug: x, name: z } }
`,
      [
        { slug: 'x', name: 'y' },
        { slug: 'x', name: 'z' },
      ],
    ],
    [
      'by the key, whatever else is said',
      `- { model: a.b, identifiers: { pk: ${pk}, slug: x } }
- { model: a.b, identifiers: { pk: ${pk}, slug: z } }
`,
      [{ pk, slug: 'z' }],
    ],
    [
      'by the rest where the key is another one, and by that key from then on',
      `- { model: a.b, identifiers: { slug: x } }
- { model: a.b, identifiers: { pk: ${pk}, slug: x } }
- { model: a.b, identifiers: { pk: ${pk.toUpperCase()} }, attrs: { p: 1 } }
- { model: a.b, identifiers: { pk: ${pk} }, attrs: { q: 1 } }
- { model: a.b, identifiers: { pk: ${other} } }
`,
      [{ slug: 'x', pk, q: 1 }, { pk: pk.toUpperCase(), p: 1 }, { pk: other }],
    ],
    [
      'by a number written as text, and by what the server fills in',
      `- { model: authentik_flows.flow, identifiers: { slug: x } }
- { model: authentik_flows.flow, identifiers: { slug: x, layout: stacked } }
- { model: authentik_flows.flowstagebinding, identifiers: { target: !KeyOf a, order: 1 } }
- { model: authentik_flows.flowstagebinding, identifiers: { order: '01' } }
`,
      [
        { slug: 'x', layout: 'stacked' },
        { target: { $tag: '!KeyOf', value: 'a' }, order: '01' },
      ],
    ],
    [
      'through references, however they are written',
      `- { model: a.b, id: one, identifiers: { slug: x } }
- { model: a.b, id: two, identifiers: { slug: x } }
- { model: a.c, identifiers: { target: !KeyOf one } }
- { model: a.c, identifiers: { target: !KeyOf two } }
- { model: a.c, identifiers: { target: !Find [a.b, [slug, x]] }, attrs: { p: 1 } }
- { model: a.c, identifiers: { target: !Find [a.b, [slug, y]] } }
- { model: a.c, identifiers: { target: !Find [a.b, [slug, y]] } }
`,
      [
        { slug: 'x' },
        { target: { $external: { model: 'a.b', where: [['slug', 'x']] } }, p: 1 },
        { target: { $external: { model: 'a.b', where: [['slug', 'y']] } } },
      ],
    ],
    [
      'by what two objects have in common, the older one, although it was written to last',
      `- { model: authentik_flows.flow, identifiers: { slug: x }, attrs: { title: t } }
- { model: authentik_flows.flow, identifiers: { slug: y }, attrs: { title: t } }
- { model: authentik_flows.flow, state: created, identifiers: { slug: x }, attrs: { title: u } }
- { model: authentik_flows.flow, identifiers: { title: t }, attrs: { name: n } }
`,
      [
        { slug: 'x', title: 't', name: 'n' },
        { slug: 'y', title: 't' },
      ],
    ],
    [
      'a policy binding by the key that !KeyOf gives, not by the one that !Find gives',
      `- { model: authentik_flows.flow, id: f, identifiers: { slug: x } }
- { model: authentik_policies.policybinding, identifiers: { target: !KeyOf f, order: 0 } }
- { model: authentik_policies.policybinding, identifiers: { target: !KeyOf f, order: 0 }, attrs: { negate: true } }
- { model: authentik_policies.policybinding, identifiers: { target: !Find [authentik_flows.flow, [slug, x]], order: 0 } }
`,
      [
        { slug: 'x' },
        { target: { $ref: 'n2' }, order: 0, negate: true },
        { target: { $external: { model: 'authentik_flows.flow', where: [['slug', 'x']] } }, order: 0 },
      ],
    ],
    [
      'by the same tag, not by another one',
      `- { model: a.b, identifiers: { name: !Context n } }
- { model: a.b, identifiers: { name: !Context n }, attrs: { p: 1 } }
- { model: a.b, identifiers: { name: !Context m } }
`,
      [{ name: { $tag: '!Context', value: 'n' }, p: 1 }, { name: { $tag: '!Context', value: 'm' } }],
    ],
    [
      'whether a condition that always holds is written or not',
      `- { model: a.b, conditions: [true], identifiers: { name: x } }
- { model: a.b, identifiers: { name: x }, attrs: { p: 1 } }
- { model: a.b, conditions: [false], identifiers: { name: x }, attrs: { p: 2 } }
`,
      [
        { name: 'x', p: 1 },
        { name: 'x', p: 2 },
      ],
    ],
  ])('%s', (_, entries, fields) => {
    expect(project(entries).objects.map((record) => record.fields)).toEqual(fields);
  });

  it('are as many objects, with the same values, as the importer makes of them', () => {
    const value = fc.constantFrom('a', 'b', 'c');
    const entry = fc.record({
      state: fc.constantFrom('present', 'present', 'created'),
      fields: fc.record({ slug: value, name: value, title: value, pk: fc.constantFrom(pk, other) }),
      identifiers: fc.subarray(['slug', 'name', 'title', 'pk'] as const, { minLength: 1 }),
    });
    const line = ({
      state,
      fields,
      identifiers,
    }: typeof entry extends fc.Arbitrary<infer One> ? One : never) => {
      const part = (names: readonly (keyof typeof fields)[]) =>
        names.map((name) => `${name}: ${fields[name]}`).join(', ');
      const rest = (['slug', 'name', 'title'] as const).filter((name) => !identifiers.includes(name));
      return `- { model: ${flowModel}, state: ${state}, identifiers: { ${part(identifiers)} }, attrs: { ${part(rest)}, designation: recovery } }\n`;
    };
    const said = ({ slug, name, title }: Readonly<Record<string, unknown>>) => [slug, name, title].join(' ');
    let importable = 0;
    fc.assert(
      fc.property(fc.array(entry, { minLength: 1, maxLength: 6 }), (entries) => {
        const { parsed, objects } = project(entries.map(line).join(''));
        const store = bootstrapStore(descriptorsFor(release));
        const before = new Set(store.of(flowModel));
        const refused = importInto(
          { descriptors: descriptorsFor(release), store, keys: new Map() },
          parsed,
          {},
        );
        fc.pre(refused.every(({ severity }) => severity !== 'error'));
        importable += 1;
        const rows = store.of(flowModel).filter((row) => !before.has(row));
        expect(objects.map(({ fields }) => said(fields)).sort()).toEqual(
          rows.map(({ fields }) => said(fields)).sort(),
        );
      }),
      { numRuns: 300 },
    );
    expect(importable).toBe(300);
  });
});

describe('editing an object that several entries write', () => {
  const partly = `- { model: a.b, identifiers: { slug: x }, attrs: { name: y, p: 1 } }
- { model: a.b, identifiers: { name: y }, attrs: { p: 1 } }
- { model: a.b, state: created, identifiers: { name: y }, attrs: { p: 3, q: 3 } }
`;

  it.each<readonly [what: string, fields: Fields, after: string]>([
    [
      'an identifier in every entry that finds the object by it',
      { name: 'z' },
      `- { model: a.b, identifiers: { slug: x }, attrs: { name: z, p: 1 } }
- { model: a.b, identifiers: { name: z }, attrs: { p: 1 } }
- { model: a.b, state: created, identifiers: { name: z }, attrs: { p: 3, q: 3 } }
`,
    ],
    [
      'any other field where it is written last',
      { p: 2 },
      `- { model: a.b, identifiers: { slug: x }, attrs: { name: y, p: 1 } }
- { model: a.b, identifiers: { name: y }, attrs: { p: 2 } }
- { model: a.b, state: created, identifiers: { name: y }, attrs: { p: 3, q: 3 } }
`,
    ],
    [
      'a new field in the first entry, not in one that is not heard',
      { q: 2 },
      `- { model: a.b, identifiers: { slug: x }, attrs: { name: y, p: 1, q: 2 } }
- { model: a.b, identifiers: { name: y }, attrs: { p: 1 } }
- { model: a.b, state: created, identifiers: { name: y }, attrs: { p: 3, q: 3 } }
`,
    ],
    ['nothing where nothing was edited', {}, partly],
  ])('changes %s', (_, fields, after) => {
    expect(edited(partly, 'n2', fields)).toBe(after);
  });

  it('leaves entries apart that a workspace holds as two objects', () => {
    const [first, second] = ['identifiers: { slug: x }, attrs: { name: y }', 'identifiers: { name: y }'];
    const { records, source } = project(`- { model: a.b, ${first} }\n- { model: a.b, ${second} }\n`);
    const record = (id: string, fields: Fields, at: number) => ({
      id,
      model: 'a.b',
      fields,
      entry: { source: source.id, path: ['entries', at], identifiers: at === 0 ? ['slug'] : ['name'] },
    });
    const one = record('one', { slug: 'x', name: 'y' }, 0);
    const two = record('two', { name: 'y' }, 1);
    const changes = (...held: readonly (typeof one)[]) =>
      changesOfSource(documentOf([records[0]!, ...held]), source.id);
    expect(changes(one, two)).toEqual([]);
    expect(changes(one, { ...two, fields: { name: 'z' } })).toEqual([
      { kind: 'set', path: ['entries', 1, 'identifiers', 'name'], value: 'z' },
    ]);
    expect(changes(one)).toEqual([{ kind: 'remove', path: ['entries', 1] }]);
  });
});
