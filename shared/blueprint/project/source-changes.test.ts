import { describe, expect, it } from 'vitest';
import type { AuthentikRecord, Fields } from '../../authentik/record';
import type { WorkspaceDocument } from '../../document/document';
import { documentOf } from '../../document/document';
import { parseBlueprint } from '../text/parse-blueprint';
import { projectBlueprint } from './project';
import { compareSource } from './source-changes';

const text = `version: 1
entries:
  - model: authentik_flows.flow
    id: flow
    identifiers: { slug: way }
    attrs: { name: Way, title: Way, designation: recovery }
  - model: authentik_stages_dummy.dummystage
    identifiers: { name: one }
  - model: authentik_stages_prompt.promptstage
    id: form
    identifiers: { name: form }
    attrs: { fields: [!KeyOf a, !KeyOf b, !KeyOf c] }
  - model: authentik_flows.flowstagebinding
    identifiers: { target: !KeyOf flow, stage: !KeyOf form, order: 10 }
  - model: authentik_policies_dummy.dummypolicy
    id: rule
    identifiers: { name: rule }
    attrs: { result: true }
`;

function open(): { readonly document: WorkspaceDocument; readonly sourceId: string } {
  let made = 0;
  const { records, source } = projectBlueprint(parseBlueprint(text), {
    newId: () => `n${String((made += 1))}`,
  });
  return { document: documentOf(records), sourceId: source.id };
}

function edit(...edits: ((records: Map<string, AuthentikRecord>) => void)[]) {
  const { document, sourceId } = open();
  const records = new Map(document.records);
  for (const change of edits) change(records);
  return compareSource({ document: { records }, sourceId, parsed: parseBlueprint(text) });
}

const named = (records: Map<string, AuthentikRecord>, name: string) =>
  [...records.values()].find(({ fields }) => fields.name === name || fields.slug === name)!;
const set = (name: string, fields: Fields) => (records: Map<string, AuthentikRecord>) => {
  const record = named(records, name);
  records.set(record.id, { ...record, fields: { ...record.fields, ...fields } });
};
const add = (id: string, model: string, more: { fields: Fields; identifiers: readonly string[] }) => {
  return (records: Map<string, AuthentikRecord>) => {
    const { fields, identifiers } = more;
    records.set(id, { id, model, fields, entry: { source: 'n1', identifiers } });
  };
};
const tag = ($tag: string, value: string) => ({ $tag, value });

describe('what an edit changes in the text', () => {
  it('is nothing where nothing was edited', () => {
    const { changes, entries } = edit();
    expect(changes).toEqual([]);
    expect(entries.map(({ entry }) => entry.path)).toEqual(
      [0, 1, 2, 3, 4].map((index) => ['entries', index]),
    );
  });

  it('is one key, in identifiers or attrs as it stands', () => {
    expect(edit(set('way', { title: 'New' })).changes).toEqual([
      { kind: 'set', path: ['entries', 0, 'attrs', 'title'], value: 'New' },
    ]);
    expect(edit(set('way', { slug: 'path' })).changes).toEqual([
      { kind: 'set', path: ['entries', 0, 'identifiers', 'slug'], value: 'path' },
    ]);
    expect(edit(set('one', { throw_error: true })).changes).toEqual([
      { kind: 'set', path: ['entries', 1, 'attrs', 'throw_error'], value: true },
    ]);
  });

  it('takes a key away where a field went', () => {
    const drop = (records: Map<string, AuthentikRecord>) => {
      const record = named(records, 'rule');
      records.set(record.id, { ...record, fields: { name: 'rule' } });
    };
    expect(edit(drop).changes).toEqual([{ kind: 'remove', path: ['entries', 4, 'attrs', 'result'] }]);
  });

  it('moves one item of a list', () => {
    const moved = [tag('!KeyOf', 'b'), tag('!KeyOf', 'c'), tag('!KeyOf', 'a')];
    expect(edit(set('form', { fields: moved })).changes).toEqual([
      { kind: 'move', list: ['entries', 2, 'attrs', 'fields'], from: 0, to: 2 },
    ]);
  });

  it('puts new entries after what they need, next to their kin, and names what they refer to', () => {
    const { changes, entries } = edit(
      add('new-binding', 'authentik_flows.flowstagebinding', {
        fields: { target: { $ref: 'n2' }, stage: { $ref: 'new-stage' }, order: 20 },
        identifiers: ['target', 'stage', 'order'],
      }),
      add('new-stage', 'authentik_stages_dummy.dummystage', {
        fields: { name: 'Second one' },
        identifiers: ['name'],
      }),
      add('gate', 'authentik_policies.policybinding', {
        fields: { target: { $ref: 'new-binding' }, policy: { $ref: 'n6' }, order: 0, negate: true },
        identifiers: ['target', 'policy', 'order'],
      }),
    );
    expect(changes).toEqual([
      {
        kind: 'insert',
        list: ['entries'],
        index: 2,
        value: {
          model: 'authentik_stages_dummy.dummystage',
          id: 'second-one',
          identifiers: { name: 'Second one' },
        },
      },
      {
        kind: 'insert',
        list: ['entries'],
        index: 5,
        value: {
          model: 'authentik_flows.flowstagebinding',
          id: 'second-one-binding',
          identifiers: { target: tag('!KeyOf', 'flow'), stage: tag('!KeyOf', 'second-one'), order: 20 },
        },
      },
      {
        kind: 'insert',
        list: ['entries'],
        index: 7,
        value: {
          model: 'authentik_policies.policybinding',
          identifiers: {
            target: tag('!KeyOf', 'second-one-binding'),
            policy: tag('!KeyOf', 'rule'),
            order: 0,
          },
          attrs: { negate: true },
        },
      },
    ]);
    expect(entries.find(({ record }) => record === 'new-stage')!.entry).toMatchObject({
      path: ['entries', 2],
      blueprintId: 'second-one',
    });
    expect(entries.find(({ record }) => record === 'n6')!.entry.path).toEqual(['entries', 6]);
  });

  it('gives an id to an entry that had none when something begins to refer to it', () => {
    const { changes } = edit(
      add('b', 'authentik_flows.flowstagebinding', {
        fields: { target: { $ref: 'n2' }, stage: { $ref: 'n3' }, order: 20 },
        identifiers: ['target', 'stage', 'order'],
      }),
    );
    expect(changes[0]).toEqual({ kind: 'set', path: ['entries', 1, 'id'], value: 'one' });
    expect(changes[1]).toMatchObject({ kind: 'insert', index: 4 });
  });

  it('takes entries out, last first', () => {
    const remove = (name: string) => (records: Map<string, AuthentikRecord>) => {
      records.delete(named(records, name).id);
    };
    expect(edit(remove('one'), remove('rule')).changes).toEqual([
      { kind: 'remove', path: ['entries', 4] },
      { kind: 'remove', path: ['entries', 1] },
    ]);
  });

  it('finds an object that another file holds by what identifies it', () => {
    const elsewhere = (records: Map<string, AuthentikRecord>) => {
      records.set('e', {
        id: 'e',
        model: 'authentik_flows.flow',
        fields: { slug: 'other' },
        entry: { source: 'another', path: ['entries', 0], identifiers: ['slug'] },
      });
    };
    expect(edit(elsewhere, set('form', { configure_flow: { $ref: 'e' } })).changes).toEqual([
      {
        kind: 'set',
        path: ['entries', 2, 'attrs', 'configure_flow'],
        value: { $tag: '!Find', value: ['authentik_flows.flow', ['slug', 'other']] },
      },
    ]);
  });

  it('changes the entry that has the last word on a field', () => {
    const twice = `version: 1
entries:
  - { model: a.b, identifiers: { name: x }, attrs: { p: 1, q: 1 } }
  - { model: a.b, identifiers: { name: x }, attrs: { q: 2 } }
`;
    let made = 0;
    const parsed = parseBlueprint(twice);
    const { records } = projectBlueprint(parsed, { newId: () => `n${String((made += 1))}` });
    const [source, record] = records;
    const compare = (fields: Fields) =>
      compareSource({ document: documentOf([source!, { ...record!, fields }]), sourceId: source!.id, parsed })
        .changes;
    expect(compare({ name: 'x', p: 1, q: 2 })).toEqual([]);
    expect(compare({ name: 'x', p: 1, q: 3 })).toEqual([
      { kind: 'set', path: ['entries', 1, 'attrs', 'q'], value: 3 },
    ]);
    expect(compare({ name: 'x', p: 1 })).toEqual([
      { kind: 'remove', path: ['entries', 0, 'attrs', 'q'] },
      { kind: 'remove', path: ['entries', 1, 'attrs', 'q'] },
    ]);
  });
});
