import type { JsonObject } from '../../policy/world';
import type { CompiledFlow, Estate } from '../estate';

/** A flow as expressions see it, with what an expression changed of it. */
export function flowRow(flow: CompiledFlow, changed: JsonObject | undefined): JsonObject {
  const { id, slug, name, title, designation, authentication, layout } = flow;
  return {
    id,
    slug,
    name,
    title,
    designation,
    authentication,
    denied_action: flow.deniedAction,
    layout,
    ...changed,
  };
}

const seen = /^authentik_(stages_|sources_|providers_|brands\.|rbac\.role$|core\.application$)/;

/** The objects of a workspace that expressions can look up. */
export function objectRows(estate: Estate): readonly JsonObject[] {
  return estate
    .where((model) => seen.test(model))
    .map(({ id, model, name, fields }) => ({ id, model, name, fields }));
}
