import type { Json } from '../../kernel/json';
import { askQuestion, type Simulation } from '../../policy/effect';
import { textOf } from '../../policy/fields';
import { isUserValue, userByName, userValue, usernameOf, type UserValue } from '../../policy/user-value';
import type { Device } from '../../policy/world';
import { loginFailed } from '../authenticate';
import { devicesOf, saveDevice } from '../devices';
import { durationSeconds } from '../duration';
import { isMapping } from '../merge';
import { pendingOrSession } from '../plan';
import { invalid, type StageResult, type StageRun } from '../stage';

export type Proof =
  | { readonly ok: true; readonly owner: UserValue; readonly device: Device }
  | { readonly ok: false; readonly result: StageResult };

const refused = (result: StageResult): Proof => ({ ok: false, result });

/**
 * A WebAuthn assertion (stages.md, section 13). For a known user the question is whether it verifies; for a visitor
 * it is whose it is: `{user: name}`, or null for a device that nobody has.
 */
export function* proveWebauthn(run: StageRun): Simulation<Proof> {
  const user = pendingOrSession(run.plan.context, run.http.user);
  const known = isUserValue(user) && user.pk !== null ? user : null;
  const said = yield* askQuestion({
    kind: 'question',
    topic: 'webauthn',
    about: run.stage.name,
    text: known
      ? `whether the security key of ${known.row.username} verifies`
      : 'whose passkey the browser presents',
    choices: known
      ? [
          { label: 'verified', answer: true },
          { label: 'refused', answer: false },
        ]
      : [
          { label: 'a device that nobody has', answer: null },
          { label: 'a user', answer: { user: '…' } },
        ],
  });
  if (said === false) {
    loginFailed(run.state, usernameOf(user));
    return refused(invalid('webauthn', 'Assertion failed'));
  }
  const owner = known ?? ownerNamed(run, said);
  const device = owner && devicesOf(run.state.world, owner).find(isUsable('webauthn'));
  if (!owner || !device) return refused(invalid('webauthn', 'Invalid device'));
  return { ok: true, owner, device };
}

const isUsable =
  (kind: Device['kind']) =>
  (device: Device): boolean =>
    device.kind === kind && device.confirmed;

function ownerNamed({ state }: StageRun, said: Json): UserValue | null {
  const name = isMapping(said) ? said.user : null;
  const row = typeof name === 'string' ? userByName(state.world, name) : undefined;
  return row ? userValue(row) : null;
}

/** A Duo push: whether it is approved is known to the phone alone. */
export function* proveDuo(run: StageRun): Simulation<Proof> {
  const user = pendingOrSession(run.plan.context, run.http.user);
  const device = devicesOf(run.state.world, user).find(isUsable('duo'));
  if (!isUserValue(user) || !device) return refused(invalid('duo', 'Invalid device'));
  const approved = yield* askQuestion({
    kind: 'question',
    topic: 'duo',
    about: run.stage.name,
    text: `whether ${user.row.username} approves the Duo push`,
    choices: [
      { label: 'approved', answer: true },
      { label: 'denied', answer: false },
    ],
  });
  if (approved === true) return { ok: true, owner: user, device };
  loginFailed(run.state, user.row.username);
  return refused(invalid('duo', 'Duo denied access'));
}

const smsSeconds = 300;

/** Sends a code to the chosen device; the answer is invalid all the same, so that the challenge comes again. */
export function sendChosenCode(run: StageRun, chosen: Json): StageResult {
  const kind = isMapping(chosen) ? textOf(chosen, 'device_class') : '';
  const user = pendingOrSession(run.plan.context, run.http.user);
  const device = devicesOf(run.state.world, user).find(
    (one) => one.kind === kind && one.confirmed && (one.kind === 'sms' || one.kind === 'email'),
  );
  const { state } = run;
  if (isUserValue(user) && user.pk !== null && (device?.kind === 'sms' || device?.kind === 'email')) {
    const code = String(100_000 + state.nextToken());
    saveDevice(state.world, user.pk, {
      ...device,
      code,
      codeUntil: state.world.now + codeSeconds(run, device),
    });
    state.mails.push({
      to: device.kind === 'sms' ? device.phone : device.email,
      template: device.kind,
      code,
    });
  }
  return invalid('non_field_errors', 'Empty response');
}

/** A code by mail lives as long as the stage that set the device up says. */
function codeSeconds({ state }: StageRun, device: Extract<Device, { kind: 'sms' | 'email' }>): number {
  if (device.kind === 'sms') return smsSeconds;
  const stage = state.estate
    .ofModel('authentik_stages_authenticator_email.authenticatoremailstage')
    .find(({ name }) => name === device.stage);
  return durationSeconds(textOf(stage?.fields ?? {}, 'token_expiry', 'minutes=30'));
}
