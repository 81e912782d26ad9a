import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..', '..');
const folder = mkdtempSync(join(tmpdir(), 'diff-behaviour-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const file = (name: string, text: string) => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};

const login = (threshold: string, message: string) => `version: 1
entries:
- model: authentik_flows.flow
  id: flow
  identifiers: {slug: subject}
  attrs: {name: subject, title: subject, designation: authorization}
- model: authentik_policies_dummy.dummypolicy
  id: policy
  identifiers: {name: open}
  attrs: {result: ${threshold}, wait_min: 0, wait_max: 1}
- model: authentik_policies.policybinding
  identifiers: {target: !KeyOf flow, policy: !KeyOf policy, order: 0}
- model: authentik_stages_dummy.dummystage
  id: stage
  identifiers: {name: stage}
  attrs: {throw_error: ${message}}
- model: authentik_flows.flowstagebinding
  identifiers: {target: !KeyOf flow, stage: !KeyOf stage, order: 0}
`;

const scenario = file(
  'scenario.json',
  JSON.stringify({
    scenario: 1,
    name: 'comes in',
    release: '2025.10',
    world: { blueprints: [login('false', 'true')] },
    session: { user: null, client_ip: '203.0.113.7' },
    run: { flow: 'subject' },
    steps: [{}],
  }),
);

function diff(...args: readonly string[]): Promise<{ readonly code: number; readonly out: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, [join(root, 'scripts/cli.mjs'), 'diff', ...args], (error, out) => {
      resolve({ code: error === null ? 0 : Number(error.code), out });
    });
  });
}

it('plays a scenario on both sides and says where they part', async () => {
  const [open, closed] = [
    file('open.yaml', login('true', 'false')),
    file('closed.yaml', login('false', 'false')),
  ];
  const same = await diff(open, open, '--behaviour', scenario);
  expect(same).toMatchObject({ code: 0 });
  expect(same.out).toContain('do the same');
  const parted = await diff(open, closed, '--json', '--behaviour', scenario);
  expect(parted.code).toBe(1);
  const { behaviour, changed } = JSON.parse(parted.out) as {
    behaviour: readonly {
      name: string;
      same: boolean;
      partings: readonly { part: string; step?: number }[];
    }[];
    changed: readonly { fields: readonly { field: string }[] }[];
  };
  expect(changed.flatMap(({ fields }) => fields.map(({ field }) => field))).toEqual(['result']);
  expect(behaviour).toMatchObject([{ name: 'comes in', same: false }]);
  expect(behaviour[0]!.partings.map(({ part }) => part)).toContain('challenge');
});

it('answers 2 where a scenario cannot be read', async () => {
  const open = file('one.yaml', login('true', 'false'));
  expect((await diff(open, open, '--behaviour', file('none.json', '{'))).code).toBe(2);
});
