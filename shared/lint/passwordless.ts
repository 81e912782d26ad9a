import type { LintContext, Step } from './context';
import { stepsBefore } from './flow-walk';
import { stages } from './models';
import { isOpenToAnonymous } from './policy-facts';

/** Designations whose visitors are somebody already, or are given to the flow by what starts it. */
const known = ['authorization', 'stage_configuration'];

/** Steps of authenticator_validate where nobody can be pending yet: they work without a name, or not at all. */
export function namelessValidation(context: LintContext): readonly Step[] {
  return context.flows.flatMap((flow) => {
    if (context.givenTo(flow).user || known.includes(flow.fields.designation as string)) return [];
    if (!isOpenToAnonymous(context, flow)) return [];
    return context.stepsOf(flow).filter((step) => {
      if (!context.is(step, stages.validate)) return false;
      return !stepsBefore(context, step).some((before) => context.setsUser(before));
    });
  });
}

/** Whether such a step can log somebody in by a passkey alone. */
export function worksNameless(context: LintContext, { flow, stage }: Step): boolean {
  const classes = context.list(stage, 'device_classes');
  return flow.fields.designation === 'authentication' && (classes?.includes('webauthn') ?? true);
}
