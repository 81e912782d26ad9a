import { flowModel } from '../../document/models';
import { parseBlueprint } from '../../blueprint/text/parse-blueprint';
import type { Scenario } from './format';

/**
 * The scenario on a server that has other blueprints. Those of its own that write a flow which one of `instead` or
 * `others` writes too are left out: they are another version of the same. The rest is applied first.
 */
export function withBlueprints(
  scenario: Scenario,
  instead: readonly string[],
  others: readonly string[] = [],
): Scenario {
  const written = new Set([...instead, ...others].flatMap(flowsIn));
  const kept = scenario.world.blueprints.filter((text) => !flowsIn(text).some((flow) => written.has(flow)));
  return { ...scenario, world: { ...scenario.world, blueprints: [...kept, ...instead] } };
}

function flowsIn(text: string): readonly string[] {
  return parseBlueprint(text).entries.flatMap(({ model, identifiers: { slug } }) =>
    typeof model === 'string' && model.toLowerCase() === flowModel && typeof slug === 'string' ? [slug] : [],
  );
}
