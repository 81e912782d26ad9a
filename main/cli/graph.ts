import { Command, Option } from 'commander';

import { textField } from '../../shared/document/values';
import type { Release } from '../../shared/authentik/release';
import { newestRelease } from '../../shared/authentik/release';
import { exitCode } from './exit-code';
import { diagnosticLine, printJson, say } from './output';
import { fileProblem, readFiles } from './read-files';
import { targetRelease } from './target-release';
import { UsageError } from './usage-error';

interface Options {
  readonly flow: string;
  readonly format: 'json' | 'mermaid' | 'svg';
  readonly target: Release;
  readonly json?: boolean;
}

export function graphCommand(done: (code: number) => void): Command {
  return new Command('graph')
    .description('draw a flow as the executor runs it')
    .argument('<FILE...>', 'blueprint files, read together as one workspace')
    .requiredOption('--flow <SLUG>', 'slug of the flow')
    .addOption(
      new Option('--format <FORMAT>', 'what to print').choices(['json', 'mermaid', 'svg']).default('json'),
    )
    .option('--json', 'the same as --format json')
    .option('--target <RELEASE>', 'release whose objects are meant', targetRelease, newestRelease)
    .action(async (paths: readonly string[], options: Options) => {
      done(await draw(paths, options));
    });
}

async function draw(paths: readonly string[], options: Options): Promise<number> {
  const { flow: slug, target } = options;
  const format = options.json ? 'json' : options.format;
  const [{ flowGraph }, { graphJson }, { loadFiles }, { descriptorsFor }, { mermaid }] = await Promise.all([
    import('../../shared/graph/flow-graph'),
    import('../../shared/graph/graph'),
    import('./workspace'),
    import('../../shared/authentik/descriptors'),
    import('./mermaid'),
  ]);
  const { isPresent } = await import('../../shared/document/presence');
  const descriptors = descriptorsFor(target);
  const { document, diagnostics, unreadable } = loadFiles(await readFiles(paths), descriptors);
  const flows = [...document.records.values()].filter(
    (record) => record.model === 'authentik_flows.flow' && isPresent(record),
  );
  const flow = flows.find(({ fields }) => fields.slug === slug);
  if (!flow) {
    const known = flows.map((record) => textField(record, 'slug') ?? '?').join(', ');
    const message = `There is no flow with the slug “${slug}” in these files. They have: ${known || 'none'}.`;
    // Where a file cannot be read, that is why.
    throw UsageError.at(unreadable ? diagnostics : [fileProblem(paths[0]!, 'graph/unknown-flow', message)]);
  }
  for (const diagnostic of diagnostics) say(diagnosticLine(diagnostic));
  const graph = flowGraph(document, flow.id, descriptors);
  if (format === 'json') printJson(graphJson(graph));
  else if (format === 'mermaid') process.stdout.write(mermaid(graph));
  else {
    const { svg } = await import('./graph-svg');
    process.stdout.write(svg(graph, { document, descriptors, slug }));
  }
  return unreadable ? exitCode.unusable : exitCode.fine;
}
