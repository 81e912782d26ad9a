import type { AuthentikRecord, Fields } from '../../authentik/record';
import { stageBindingModel } from '../../document/models';

/**
 * A stage binding whose policies are asked neither at planning nor at run can exist on a server, but not be created in
 * one go: the serializer refuses both switches off in one payload and does not look at what is stored (authentik
 * 2025.10, flows/api/bindings.py). Two entries get there. Everything else is one.
 */
export function neverAsked({ model }: AuthentikRecord, fields: Fields): readonly Fields[] {
  const isOff = fields.re_evaluate_policies === false && (fields.evaluate_on_plan ?? false) === false;
  if (model !== stageBindingModel || !isOff) return [fields];
  const { target, stage, order, evaluate_on_plan: _off, ...rest } = fields;
  const ends = {
    ...(target !== undefined && { target }),
    ...(stage !== undefined && { stage }),
    order: order!,
  };
  return [
    { ...ends, evaluate_on_plan: true, ...rest },
    { ...ends, evaluate_on_plan: false },
  ];
}
