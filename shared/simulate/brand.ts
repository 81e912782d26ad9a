import type { CompiledFlow, CompiledObject } from './estate';
import { flowAddress } from './flow-address';
import type { RunState } from './run-state';

/** The brand of the visited host: offline the default one, else the only one. */
export function brandOf(state: RunState): CompiledObject | undefined {
  const brands = state.estate.ofModel('authentik_brands.brand');
  return brands.find((brand) => brand.fields.default === true);
}

export function brandFlow(state: RunState, field: string): CompiledFlow | undefined {
  const id = brandOf(state)?.links[field]?.[0];
  return id === undefined ? undefined : state.estate.flowById.get(id);
}

export function recoveryUrl(state: RunState): string | undefined {
  const flow = brandFlow(state, 'flow_recovery');
  return flow && flowAddress(flow, state.session.query);
}
