import { expect, it } from 'vitest';
import { descriptorsFor } from '../../shared/authentik/descriptors';
import { projectBlueprint } from '../../shared/blueprint/project/project';
import { parseBlueprint } from '../../shared/blueprint/text/parse-blueprint';
import { documentOf } from '../../shared/document/document';
import { textField } from '../../shared/document/values';
import { ok } from '../../shared/kernel/result';
import type { SourceCodec } from '../state/ports';
import { createSourceCheck } from './check-sources';

const text = `version: 1
entries:
  - model: authentik_stages_deny.denystage
    id: stop
    identifiers:
      name: stop
  - model: authentik_flows.flow
    identifiers:
      slug: login
    attrs:
      name: Login
      title: Login
      designation: no-such-thing
`;

let ids = 0;
const newId = () => `r${String((ids += 1))}`;
const { records } = projectBlueprint(parseBlueprint(text, 'login.yaml'), { newId });
const context = { newId, descriptors: descriptorsFor('2026.8') };

it('says what the server would refuse, with the record that it is about', () => {
  let writes = 0;
  const codec: SourceCodec = {
    read: () => ok({ records: [], problems: [] }),
    write: (document, source) => {
      writes += 1;
      const entries = [...document.records.values()].flatMap(({ id, entry }) =>
        entry === undefined ? [] : [{ record: id, entry }],
      );
      return ok({ text: textField(document.records.get(source)!, 'text')!, entries });
    },
    exportFlows: () => ok({ text: '', problems: [] }),
  };
  const { check } = createSourceCheck(codec);
  const document = documentOf(records);
  const found = check(document, context);
  const flow = records.find((record) => record.model === 'authentik_flows.flow')!;
  expect(found).toMatchObject([
    { severity: 'error', at: { path: 'login.yaml', line: 13, record: flow.id, field: 'designation' } },
  ]);
  expect(check(document, context)).toEqual(found);
  expect(writes).toBe(2);
});
