import type { AuthentikRecord } from '../authentik/record';
import type { LintContext, Step } from './context';
import { stepsBefore, stepsOfType } from './flow-walk';
import { stages } from './models';
import { textField } from '../document/values';

/** The user write stages of an enrollment flow that may create somebody. */
export function creatingSteps(context: LintContext, flow: AuthentikRecord): readonly Step[] {
  return stepsOfType(context, flow, stages.userWrite).filter(
    ({ stage }) => context.text(stage, 'user_creation_mode') !== 'never_create',
  );
}

/** The keys that prompts ask for before a step; undefined where data may come from elsewhere or prompts are not here. */
export function keysBefore(context: LintContext, step: Step): ReadonlySet<string> | undefined {
  if (context.givenTo(step.flow).data) return undefined;
  const keys = new Set<string>();
  for (const before of stepsBefore(context, step)) {
    if (!context.is(before, stages.prompt)) {
      if (context.setsData(before)) return undefined;
      continue;
    }
    const fields = before.stage?.fields.fields;
    const found = context.targets(fields).flatMap((prompt) => textField(prompt, 'field_key') ?? []);
    if (!Array.isArray(fields) || found.length !== fields.length) return undefined;
    for (const key of found) keys.add(key);
  }
  return keys.size === 0 ? undefined : keys;
}
