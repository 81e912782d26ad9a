import type { PlanRecord } from '../../simulate/run-state';
import type { Scenario } from '../../simulate/scenario/format';
import type { Visit, VisitOptions } from './walk';

/** Two anonymous visitors of a flow whose plans differ: within five minutes the second gets the plan of the first. */
export interface DifferingPlans {
  /** Stage and order of what only one of them has planned, or has planned to be looked at again. */
  readonly stage: string;
  readonly order: number | null;
  /** The visit that has the other plan. */
  readonly scenario: Scenario;
}

/** In what visitors differ whom the cache takes for one: everybody who is not logged in. */
const others: readonly { readonly client_ip: string; readonly query: string }[] = [
  { client_ip: '198.51.100.23', query: '' },
  { client_ip: '10.0.0.5', query: '' },
  { client_ip: '203.0.113.7', query: 'next=/if/user/' },
];

/**
 * Opens a flow anew for visitors of other addresses and with another query and holds their plans against that of
 * a visit. What is evaluated while planning must not depend on them: the plan is kept for 300 s for all who are not
 * logged in (planner.md 4), so that a cold and a warm cache would differ.
 */
export async function differingPlans(
  { scenario }: Visit,
  { document, play }: Pick<VisitOptions, 'document' | 'play'>,
): Promise<DifferingPlans | undefined> {
  const opened: Scenario = { ...scenario, steps: [{}] };
  const cold = (await play(opened, document)).steps[0]?.plans?.[0]?.stages;
  if (cold === undefined) return undefined;
  for (const { client_ip, query } of others) {
    const other: Scenario = {
      ...opened,
      session: { ...opened.session, client_ip },
      run: { ...opened.run, query: [opened.run.query, query].filter(Boolean).join('&') },
    };
    const plan = (await play(other, document)).steps[0]?.plans?.[0]?.stages;
    const odd = plan && differing(cold, plan);
    if (odd) return { ...odd, scenario: other };
  }
  return undefined;
}

type Planned = NonNullable<PlanRecord['stages']>[number];

function differing(left: readonly Planned[], right: readonly Planned[]): Planned | undefined {
  const only = (these: readonly Planned[], those: readonly Planned[]) => {
    const known = new Set(those.map(keyOf));
    return these.find((one) => !known.has(keyOf(one)));
  };
  return only(left, right) ?? only(right, left);
}

const keyOf = ({ stage, order, marker }: Planned) => JSON.stringify([stage, order, marker]);
