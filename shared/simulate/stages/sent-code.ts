import { fail, ok, type Result } from '../../kernel/result';
import { isUserValue, type UserValue } from '../../policy/user-value';
import type { JsonObject } from '../../policy/world';
import { isMapping } from '../merge';
import { pendingOrSession } from '../plan';
import { fieldError, type Body, type StageResult, type StageRun } from '../stage';
import { readSetupCode } from './setup-code';

/** A device that waits for the code that was sent to its address. Times in seconds. */
export interface HalfMade {
  /** A number or a mail address. */
  readonly address: string;
  readonly code: string;
  readonly until: number;
  /** Primary key of the user for whom it was begun, who gets it whoever ends it. */
  readonly owner: number;
}

/** Where a kind of device is kept until its code is right, and as what the inspector shows it. */
export interface SentCode {
  readonly valueKey: string;
  readonly contextKey: string;
  readonly model: string;
  /** The device's field that holds the address. */
  readonly addressField: string;
}

/** A device belongs to the plan's pending user, else to who is logged in; nobody else has any. */
export function deviceOwner({ plan, http }: StageRun): UserValue | null {
  const user = pendingOrSession(plan.context, http.user);
  return isUserValue(user) ? user : null;
}

/** From 2026.5 on (2026.5-stages.md, section 9) the device is gone with the plan's context. */
export function halfMade({ state, plan }: StageRun, kind: SentCode): HalfMade | null {
  if (state.rules.stageStateIn === 'context' && !(kind.contextKey in plan.context)) return null;
  const stored = state.session.values[kind.valueKey];
  if (!isMapping(stored)) return null;
  const { address, code, until, owner } = stored;
  const isWhole = typeof address === 'string' && typeof code === 'string' && typeof until === 'number';
  return isWhole && typeof owner === 'number' ? { address, code, until, owner } : null;
}

export interface Sending {
  readonly kind: SentCode;
  readonly address: string;
  readonly template: string;
  readonly validSeconds: number;
  readonly deviceName: string;
}

/** Begins the device and hands the code over: `$mail_code` is that of the last message. */
export function sendCode(run: StageRun, sending: Sending): void {
  const { state } = run;
  const owner = deviceOwner(run)?.pk ?? null;
  const { kind, address, template, deviceName } = sending;
  const code = String(100_000 + state.nextToken());
  const until = state.world.now + sending.validSeconds;
  state.session.values = { ...state.session.values, [kind.valueKey]: { address, code, until, owner } };
  showDevice(run, kind, { name: deviceName, fields: { [kind.addressField]: address, code, until } });
  state.mails.push({ to: address, template, code });
}

/** From 2026.5 on the inspector shows the device from the first request on, before an address is known. */
export function beginDevice(run: StageRun, kind: SentCode, name: string): void {
  if (kind.contextKey in run.plan.context) return;
  if (run.state.rules.stageStateIn === 'context') forgetHalfMade(run, kind);
  showDevice(run, kind, { name, fields: {} });
}

function showDevice(
  { state, plan }: StageRun,
  kind: SentCode,
  device: { readonly name: string; readonly fields: JsonObject },
): void {
  if (state.rules.stageStateIn !== 'context') return;
  plan.context[kind.contextKey] = { $model: kind.model, pk: null, ...device };
}

/** The device whose code was posted, or what any other answer leads to. */
export function confirmedDevice(run: StageRun, kind: SentCode, body: Body): Result<HalfMade, StageResult> {
  const device = halfMade(run, kind);
  if (!device) return fail({ kind: 'error', text: 'no code was sent', logged: true });
  const code = readSetupCode(run, body.code);
  if (!code.ok) return fail({ kind: 'invalid', errors: { code: [code.error] } });
  const matches = code.text === device.code && run.state.world.now <= device.until;
  if (!matches) return fail(refused('Code does not match'));
  return run.state.world.users.has(device.owner)
    ? ok(device)
    : fail({ kind: 'error', text: 'the device belongs to nobody', logged: true });
}

export function refused(text: string): StageResult {
  return { kind: 'invalid', errors: fieldError('non_field_errors', text) };
}

export function forgetHalfMade({ state, plan }: StageRun, kind: SentCode): void {
  const { [kind.valueKey]: _done, ...rest } = state.session.values;
  state.session.values = rest;
  delete plan.context[kind.contextKey];
}

/** What the visitor gave in an earlier prompt under the key, where that is text. */
export function promptedText({ plan }: StageRun, key: string): string {
  const data = plan.context.prompt_data;
  const value = isMapping(data) ? data[key] : undefined;
  return typeof value === 'string' ? value : '';
}

/** An address that cannot be used is taken back, and asked for. */
export function forgetPrompted({ plan }: StageRun, key: string): void {
  const data = plan.context.prompt_data;
  if (!isMapping(data)) return;
  const { [key]: _taken, ...rest } = data;
  plan.context.prompt_data = rest;
}
