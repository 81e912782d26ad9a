import type { LintContext, Step } from './context';
import { stages } from './models';

/** An identification stage that lets names through that nobody has. */
export function pretends(context: LintContext, { stage, model }: Step): boolean {
  return (
    model === stages.identification &&
    stage !== undefined &&
    context.flag(stage, 'pretend_user_exists') === true &&
    context.isEmpty(stage, 'password_stage')
  );
}

/** A stage that somebody who does not exist cannot pass, at least where its own policies show it. */
export function stopsPretended(context: LintContext, step: Step): boolean {
  if (context.is(step, stages.validate)) return context.text(step.stage, 'not_configured_action') !== 'skip';
  const stopping = [stages.password, stages.email, stages.source, stages.mtls, stages.deny, stages.redirect];
  return step.model === undefined || context.is(step, ...stopping);
}

/** The first step of a type that somebody pretended reaches after `step`. */
export function reachedByPretended(context: LintContext, step: Step, model: string): Step | undefined {
  for (const after of context.stepsOf(step.flow).slice(step.index + 1)) {
    if (context.is(after, model)) return after;
    if (stopsPretended(context, after)) return undefined;
  }
  return undefined;
}
