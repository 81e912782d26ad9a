import { textOf } from '../policy/fields';
import type { ReleaseRules } from '../policy/release-rules';
import type { CompiledFlow, CompiledObject, Estate } from './estate';
import { flowAddress } from './flow-address';
import type { RunState } from './run-state';

/**
 * The brand of the visited host (executor.md, section 9; 2026.5-engine.md, section 7); undefined: the blank one that
 * is built in. Until 2025.10 any domain that the host ends with will do, one that is not the default first; from
 * 2026.5 on the longest domain that is the host or a parent of it.
 */
export function brandFor(estate: Estate, host: string, rules: ReleaseRules): CompiledObject | undefined {
  const brands = estate.ofModel('authentik_brands.brand');
  const fallback = brands.find(isDefault);
  const visited = host.toLowerCase();
  const domainOf = (brand: CompiledObject): string => textOf(brand.fields, 'domain').toLowerCase();
  if (rules.brandByDomain === 'suffix') {
    return brands.find((brand) => !isDefault(brand) && visited.endsWith(domainOf(brand))) ?? fallback;
  }
  const [longest] = brands
    .filter((brand) => visited === domainOf(brand) || visited.endsWith(`.${domainOf(brand)}`))
    .sort((left, right) => domainOf(right).length - domainOf(left).length);
  return longest ?? fallback;
}

function isDefault(brand: CompiledObject): boolean {
  return brand.fields.default === true;
}

export function brandOf(state: RunState): CompiledObject | undefined {
  return brandFor(state.estate, state.session.host, state.rules);
}

export function brandFlow(state: RunState, field: string): CompiledFlow | undefined {
  const id = brandOf(state)?.links[field]?.[0];
  return id === undefined ? undefined : state.estate.flowById.get(id);
}

export function recoveryUrl(state: RunState): string | undefined {
  const flow = brandFlow(state, 'flow_recovery');
  return flow && flowAddress(flow, state.session.query);
}
