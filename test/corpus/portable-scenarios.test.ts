import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { exportPortable } from '../../shared/blueprint/portable/export-portable';
import type { WorkspaceDocument } from '../../shared/document/document';
import { releases } from '../../shared/authentik/release';
import type { PythonEngine } from '../../shared/policy/python-host';
import { compareWithScenario } from '../../shared/simulate/scenario/compare';
import type { Scenario } from '../../shared/simulate/scenario/format';
import { readScenario } from '../../shared/simulate/scenario/read-scenario';
import { workspaceOf } from '../support/imagined-server';
import { play } from '../support/play';
import { pythonForTests, pythonStartMs } from '../support/python-engine';

const recordings = join(import.meta.dirname, '..', '..', '..', 'shared', 'authentik', 'gold', 'scenarios');

/** The scenario with nothing of its world's blueprints but the export of the flow that it runs. */
function onExport(scenario: Scenario): Scenario {
  const document = workspaceOf(scenario.world.blueprints);
  const { flow } = scenario.run;
  const flows = flow === undefined ? idsOf(document, 'authentik_flows.flow') : [flow];
  const release = releases.find((known) => scenario.release.startsWith(known)) ?? '2026.5';
  // What hands a flow over, and what chooses one, is no part of it.
  const isStartedByOthers = scenario.run.start !== undefined || scenario.run.designation !== undefined;
  const also = isStartedByOthers ? others.flatMap((model) => idsOf(document, model)) : [];
  const { text } = exportPortable(document, { flows, release, also });
  return { ...scenario, world: { ...scenario.world, blueprints: [text] } };
}

const others = [
  'authentik_core.application',
  'authentik_sources_oauth.oauthsource',
  'authentik_brands.brand',
];

function idsOf(document: WorkspaceDocument, model: string): readonly string[] {
  return [...document.records.values()].flatMap((record) => (record.model === model ? [record.id] : []));
}

let python: PythonEngine;
beforeAll(async () => {
  python = await pythonForTests();
}, pythonStartMs);

describe.skipIf(!existsSync(recordings))('an exported flow', () => {
  it('does what its source did, in every recording', () => {
    const failed = readdirSync(recordings, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.json'))
      .map((name) => join(recordings, name))
      .sort()
      .flatMap((path) => {
        const scenario = readScenario(readFileSync(path, 'utf8'), path);
        if (!scenario.ok) throw new Error(path);
        const exported = onExport(scenario.value);
        const run = play(exported, python);
        const difference =
          run.kind === 'unknown'
            ? run.question.text
            : compareWithScenario(exported, run.trace).differences[0];
        return difference === undefined ? [] : [{ path: relative(recordings, path), difference }];
      });
    expect(failed).toEqual([]);
  }, 300_000);
});
