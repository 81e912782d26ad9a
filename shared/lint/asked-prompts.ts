import type { AuthentikRecord } from '../authentik/record';
import type { LintContext } from './context';
import { stepsBefore, stepsOfType } from './flow-walk';
import { stages } from './models';

/** The prompts whose answers some user write stage of a flow writes. */
export function writtenPrompts(context: LintContext): ReadonlySet<AuthentikRecord> {
  const found = new Set<AuthentikRecord>();
  for (const flow of context.flows) {
    const write = stepsOfType(context, flow, stages.userWrite).at(-1);
    if (write === undefined) continue;
    for (const before of stepsBefore(context, write)) {
      if (!context.is(before, stages.prompt)) continue;
      for (const prompt of context.targets(before.stage?.fields.fields)) found.add(prompt);
    }
  }
  return found;
}
