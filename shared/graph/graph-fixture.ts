import { descriptorsFor } from '../authentik/descriptors';
import type { AuthentikRecord, Fields, FieldValue } from '../authentik/record';
import { newestRelease } from '../authentik/release';
import { documentOf } from '../document/document';
import { flowGraph } from './flow-graph';

export const descriptors = descriptorsFor(newestRelease);

export const flowModel = 'authentik_flows.flow';
export const binding = 'authentik_flows.flowstagebinding';
export const policyBinding = 'authentik_policies.policybinding';
export const dummy = 'authentik_stages_dummy.dummystage';
export const deny = 'authentik_stages_deny.denystage';
export const redirect = 'authentik_stages_redirect.redirectstage';
export const identification = 'authentik_stages_identification.identificationstage';
export const validate = 'authentik_stages_authenticator_validate.authenticatorvalidatestage';
export const expression = 'authentik_policies_expression.expressionpolicy';

export const ref = (id: string): FieldValue => ({ $ref: id });
export const find = (model: string, field: string, value: FieldValue): FieldValue => ({
  $external: { model, where: [[field, value]] },
});
export const record = (id: string, model: string, fields: Fields): AuthentikRecord => ({ id, model, fields });
export const flow = (fields: Fields = {}) => record('flow', flowModel, { slug: 'login', ...fields });
export const stage = (name: string, model = dummy, fields: Fields = {}) =>
  record(name, model, { name, ...fields });
export const bind = (order: FieldValue, name: string, fields: Fields = {}) =>
  record(`b-${name}-${JSON.stringify(order)}`, binding, {
    target: ref('flow'),
    stage: ref(name),
    order,
    ...fields,
  });
export const policy = (target: string, fields: Fields = {}) =>
  record(`p-${target}-${JSON.stringify(fields)}`, policyBinding, {
    target: ref(target),
    policy: ref('rule'),
    order: 0,
    ...fields,
  });
export const rule = record('rule', expression, { name: 'rule', expression: 'return True' });

export const draw = (...records: AuthentikRecord[]) => flowGraph(documentOf(records), 'flow', descriptors);
