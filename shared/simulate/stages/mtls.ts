import { askQuestion } from '../../policy/effect';
import { textOf } from '../../policy/fields';
import { userValue } from '../../policy/user-value';
import type { JsonObject } from '../../policy/world';
import { setMethod } from '../authenticate';
import { brandOf } from '../brand';
import { flowInfo, userInfo } from '../challenge';
import { isMapping } from '../merge';
import { ok, type SilentStage, type StageResult, type StageRun } from '../stage';

/** stages.md, section 15; 2026.5-stages.md, section 10. Which certificate the client shows is a question to the outside. */
export const mtlsStage: SilentStage = {
  kind: 'silent',
  *run(run) {
    const { state, stage } = run;
    const brand = brandOf(state)?.links.client_certificates ?? [];
    const authorities = stage.links.certificate_authorities ?? [];
    if (authorities.length === 0 && brand.length === 0) return without(run);
    const certificate = yield* askQuestion({
      kind: 'question',
      topic: 'client-certificate',
      about: stage.name,
      text: `which certificate that ${stage.name} trusts the client shows`,
      choices: [
        { label: 'none', answer: null },
        { label: 'one of the user', answer: { subject: 'CN=…', common_name: '…', email: '…' } },
      ],
    });
    if (!isMapping(certificate)) {
      return without(run, 'Certificate required but no certificate was given.');
    }
    return run.flow.designation === 'enrollment' ? enroll(run, certificate) : match(run, certificate);
  },
};

/** Where it is required, the refusal is shown like a challenge: the plan stays. */
function without(run: StageRun, message = 'Unknown error'): StageResult {
  const { state, flow, plan, stage } = run;
  if (textOf(stage.fields, 'mode') !== 'required') return ok;
  return {
    kind: 'challenge',
    body: {
      flow_info: flowInfo(state, flow, plan),
      component: 'ak-stage-access-denied',
      error_message: message,
      ...userInfo(state, plan),
    },
  };
}

const described = ['serial_number', 'subject', 'issuer', 'fingerprint_sha256', 'fingerprint_sha1'];

function certificateData(certificate: JsonObject): JsonObject {
  return Object.fromEntries(described.map((name) => [name, certificate[name] ?? null]));
}

function enroll({ plan }: StageRun, certificate: JsonObject): StageResult {
  const before = isMapping(plan.context.prompt_data) ? plan.context.prompt_data : {};
  plan.context.prompt_data = {
    ...before,
    email: certificate.email ?? null,
    name: certificate.common_name ?? null,
  };
  plan.context.certificate = certificateData(certificate);
  return ok;
}

function match(run: StageRun, certificate: JsonObject): StageResult {
  const { state, plan, stage } = run;
  const shown = certificate[textOf(stage.fields, 'cert_attribute', 'email')];
  const column = textOf(stage.fields, 'user_attribute', 'email') === 'username' ? 'username' : 'email';
  const row = [...state.world.users.values()].find(
    (user) => typeof shown === 'string' && user[column] === shown,
  );
  if (!row) return without(run, 'No user found for certificate.');
  plan.context.pending_user = userValue(row);
  const data = certificateData(certificate);
  setMethod(plan, 'mtls', { certificate: data });
  if (state.rules.stageStateIn === 'context') plan.context.certificate = data;
  return ok;
}
