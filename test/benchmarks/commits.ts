import type { CommitRequest } from '../../shared/ipc/contract';
import { launchApp } from '../e2e/launch';
import { withProfile } from '../runtime/running-app';
import { ask, commitOf } from '../runtime/requests';
import type { Measurement } from './measure';
import { median, quantile } from './measure';

const rounds = 1_000;
const warmUp = 50;

/** One record at a time, each commit sent when the one before was acknowledged, timed in the editor's page. */
export async function measureCommits(): Promise<readonly Measurement[]> {
  const results: Measurement[] = [];
  await withProfile(async (profile) => {
    const app = await launchApp(profile);
    const { workspaceId } = await ask(app.editor, 'workspaces.create', { name: 'Bench', release: '2026.8' });
    const commits = Array.from({ length: rounds + warmUp }, (_, base) => commitOf(workspaceId, base));
    const times = await app.editor.evaluate(async (json) => {
      const requests = JSON.parse(json) as CommitRequest[];
      const answered: { commit: number; info: number }[] = [];
      for (const request of requests) {
        const began = performance.now();
        const result = await window.stagecraft.request('workspaces.commit', request);
        const between = performance.now();
        if (!result.ok) throw new Error(JSON.stringify(result));
        await window.stagecraft.request('app.info', undefined);
        answered.push({ commit: between - began, info: performance.now() - between });
      }
      return answered;
    }, JSON.stringify(commits));
    await app.quit();
    const measured = times.slice(warmUp);
    const commitTimes = measured.map(({ commit }) => commit);
    results.push({
      name: `commit acknowledged, p95 of ${rounds}`,
      value: quantile(commitTimes, 0.95),
      unit: 'ms',
      reference: {
        name: 'question to main and back, p95',
        value: quantile(
          measured.map(({ info }) => info),
          0.95,
        ),
      },
      aim: { of: 'value', max: 10 },
      note: `median ${median(commitTimes).toFixed(2)} ms`,
    });
  });
  return results;
}
