import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { documentOf } from '../../document/document';
import { parseBlueprint } from '../text/parse-blueprint';
import { projectBlueprint } from './project';

function project(entries: string, document = documentOf([])) {
  let made = 0;
  const parsed = parseBlueprint(`version: 1\nentries:${entries}\n`, 'x.yaml');
  const projection = projectBlueprint(parsed, { newId: () => `n${String((made += 1))}`, document });
  return { ...projection, objects: projection.records.slice(1) };
}

describe('projecting a blueprint', () => {
  it('keeps the text in a record of its own, and the entries after it', () => {
    const { records, source } = project('\n  - { model: a.b, identifiers: { name: x } }');
    expect(records[0]).toBe(source);
    expect(source).toMatchObject({ id: 'n1', model: 'stagecraft.source', fields: { path: 'x.yaml' } });
    expect(records[1]).toEqual({
      id: 'n2',
      model: 'a.b',
      fields: { name: 'x' },
      entry: { source: 'n1', path: ['entries', 0], identifiers: ['name'] },
    });
  });

  it('makes references of !KeyOf and !Find and keeps other tags', () => {
    const { objects } = project(`
  - { model: authentik_flows.Flow, id: f, identifiers: { slug: x }, attrs: { title: !Format ["%s", !Context t] } }
  - model: a.b
    state: created
    conditions: [!Context on]
    identifiers: { target: !KeyOf f }
    attrs: { group: !Find [authentik_core.group, [name, y]], gone: !KeyOf nobody, many: [!KeyOf f, 1], deep: !If [true, !KeyOf f, null] }`);
    expect(objects[0]).toMatchObject({
      model: 'authentik_flows.flow',
      fields: { title: { $tag: '!Format', value: ['%s', { $tag: '!Context', value: 't' }] } },
      entry: { blueprintId: 'f' },
    });
    expect(objects[1]!.fields).toEqual({
      target: { $ref: 'n2' },
      group: { $external: { model: 'authentik_core.group', where: [['name', 'y']] } },
      gone: { $tag: '!KeyOf', value: 'nobody' },
      many: [{ $ref: 'n2' }, 1],
      deep: { $tag: '!If', value: [true, { $ref: 'n2' }, null] },
    });
    expect(objects[1]!.entry).toMatchObject({
      state: 'created',
      conditions: [{ $tag: '!Context', value: 'on' }],
      identifiers: ['target'],
    });
  });

  it('makes one record of the entries that write one object', () => {
    const { objects } = project(`
  - { model: a.b, id: one, identifiers: { name: x }, attrs: { p: 1, q: 1 } }
  - { model: a.c, identifiers: { of: !KeyOf two } }
  - { model: a.B, id: two, identifiers: { name: x }, attrs: { q: 2 } }
  - { model: a.b, state: created, identifiers: { name: x }, attrs: { q: 3, r: 3 } }
  - { model: a.b, state: absent, identifiers: { name: x } }`);
    expect(objects.map(({ id, fields }) => [id, fields])).toEqual([
      ['n2', { name: 'x', p: 1, q: 2 }],
      ['n3', { of: { $ref: 'n2' } }],
      ['n6', { name: 'x' }],
    ]);
    expect(objects[0]!.entry!.also).toEqual([
      ['entries', 2],
      ['entries', 3],
    ]);
  });

  it('does not join what is written under different conditions', () => {
    const { objects } = project(`
  - { model: a.b, conditions: [!Context on], identifiers: { name: x }, attrs: { p: 1 } }
  - { model: a.b, identifiers: { name: x }, attrs: { p: 2 } }`);
    expect(objects).toHaveLength(2);
  });

  it('finds the objects that a workspace has already', () => {
    const first = project('\n  - { model: a.b, identifiers: { name: x }, attrs: { p: 1, q: 1 } }');
    let made = 0;
    const parsed = parseBlueprint(
      'version: 1\nentries:\n- { model: a.b, identifiers: { name: x }, attrs: { p: 2 } }\n',
    );
    const { records } = projectBlueprint(parsed, {
      newId: () => `second${String((made += 1))}`,
      document: documentOf(first.records),
    });
    expect(records[1]).toMatchObject({
      id: 'n2',
      fields: { name: 'x', p: 2, q: 1 },
      entry: { source: 'second1' },
    });
  });

  it('leaves out an entry whose model comes from a tag, and says so', () => {
    const { objects, diagnostics } = project('\n  - { model: !Context m, identifiers: { name: x } }');
    expect(objects).toEqual([]);
    expect(diagnostics).toMatchObject([
      { code: 'blueprint/model-from-tag', at: { entry: '0', path: 'x.yaml', line: 3 } },
    ]);
  });

  it('gives every entry a record that it is named in', () => {
    const names = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 12 });
    fc.assert(
      fc.property(names, (chosen) => {
        const entries = chosen.map((name) => `\n- { model: m.n, identifiers: { name: ${name} } }`).join('');
        const { objects } = project(entries === '' ? ' []' : entries);
        const paths = objects.flatMap(({ entry }) => [entry!.path, ...(entry!.also ?? [])]);
        expect(paths).toHaveLength(chosen.length);
        expect(objects).toHaveLength(new Set(chosen).size);
      }),
    );
  });
});
