import type { AuthentikRecord, FieldValue } from '../authentik/record';
import { isExternalReference } from '../authentik/record';
import type { WorkspaceDocument } from '../document/document';
import { orderOf, policyBindingsOf } from '../document/indexes';
import { labelOfSubject } from '../document/labels';
import { targetOf } from '../document/references';
import type { Checks, GateCheck } from './graph';

const noes: readonly FieldValue[] = ['f', 'n', 'no', 'off', 'false', '0', 0, false];

/**
 * A yes-or-no field as the server's serializer reads it: texts like `no` count as false. What cannot be known
 * offline (a tag) counts as `otherwise`, the default of the server.
 */
export function flag(record: AuthentikRecord, field: string, otherwise: boolean): boolean {
  const value = record.fields[field];
  if (typeof value === 'string') return !noes.includes(value.toLowerCase());
  if (typeof value === 'boolean' || typeof value === 'number') return !noes.includes(value);
  return otherwise;
}

const subjects = ['policy', 'group', 'user'] as const;

function checkOf(document: WorkspaceDocument, binding: AuthentikRecord): GateCheck {
  const subject = subjects.find((field) => binding.fields[field] != null) ?? 'nothing';
  const value = binding.fields[subject];
  const target = targetOf(document, value);
  const model = target?.model ?? (isExternalReference(value) ? value.$external.model : undefined);
  const order = orderOf(binding);
  return {
    record: binding.id,
    subject,
    name: labelOfSubject(document, binding),
    enabled: flag(binding, 'enabled', true),
    negate: flag(binding, 'negate', false),
    failureResult: flag(binding, 'failure_result', false),
    ...(target ? { target: target.id } : {}),
    ...(model === undefined ? {} : { model }),
    ...(order === Number.MAX_SAFE_INTEGER ? {} : { order }),
  };
}

/** The policies bound to a flow or stage binding, disabled ones too, in order of evaluation. */
export function checksOf(document: WorkspaceDocument, target: AuthentikRecord): Checks {
  return {
    mode: target.fields.policy_engine_mode === 'all' ? 'all' : 'any',
    checks: policyBindingsOf(document, target.id).map((binding) => checkOf(document, binding)),
  };
}
