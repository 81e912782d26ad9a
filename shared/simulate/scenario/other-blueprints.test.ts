import { expect, it } from 'vitest';
import type { Scenario } from './format';
import { withBlueprints } from './other-blueprints';

const flow = (slug: string, title: string) =>
  `version: 1\nentries:\n- model: authentik_flows.flow\n  identifiers: {slug: ${slug}}\n  attrs: {title: ${title}}\n`;
const group = 'version: 1\nentries:\n- model: authentik_core.group\n  identifiers: {name: staff}\n';

const scenario: Scenario = {
  scenario: 1,
  name: 'any',
  release: '2025.10',
  world: { blueprints: [group, flow('login', 'Recorded'), flow('other', 'Stays')] },
  session: { user: null, client_ip: '192.0.2.1' },
  run: { flow: 'login' },
  steps: [],
};

it('takes the place of another version of the same flow, after all that stays', () => {
  const instead = [flow('login', 'New')];
  expect(withBlueprints(scenario, instead).world.blueprints).toEqual([
    group,
    flow('other', 'Stays'),
    flow('login', 'New'),
  ]);
});

it('leaves out what only the other side writes, so that both start from the same', () => {
  expect(withBlueprints(scenario, [], [flow('other', 'New')]).world.blueprints).toEqual([
    group,
    flow('login', 'Recorded'),
  ]);
  expect(scenario.world.blueprints).toHaveLength(3);
});
