import { describe, expect, it } from 'vitest';
import { documentOf } from '../../shared/document/document';
import { flowShowing } from './go-to';

const ref = (id: string) => ({ $ref: id });
const document = documentOf([
  { id: 'f', model: 'authentik_flows.flow', fields: { slug: 'login' } },
  { id: 'g', model: 'authentik_flows.flow', fields: { slug: 'recover' } },
  { id: 's', model: 'authentik_stages_prompt.promptstage', fields: { name: 'ask', fields: [ref('q')] } },
  { id: 'alone', model: 'authentik_stages_deny.denystage', fields: { name: 'alone' } },
  { id: 'q', model: 'authentik_stages_prompt.prompt', fields: { name: 'email' } },
  {
    id: 'b',
    model: 'authentik_flows.flowstagebinding',
    fields: { target: ref('g'), stage: ref('s'), order: 1 },
  },
  { id: 'p', model: 'authentik_policies_dummy.dummypolicy', fields: { name: 'p' } },
  {
    id: 'pb',
    model: 'authentik_policies.policybinding',
    fields: { target: ref('b'), policy: ref('p'), order: 0 },
  },
]);

describe('flowShowing', () => {
  it.each([
    ['f', 'f'],
    ['b', 'g'],
    ['s', 'g'],
    ['q', 'g'],
    ['pb', 'g'],
    ['p', 'g'],
    ['alone', undefined],
    ['gone', undefined],
  ])('shows %s in %s', (id, flow) => {
    expect(flowShowing(document, id)?.id).toBe(flow);
  });
});
