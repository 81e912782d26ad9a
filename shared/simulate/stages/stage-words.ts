import type { CompiledStage } from '../estate';

/** How Python writes a stage in a query: `<AuthenticatorTOTPStage: TOTP Authenticator Setup Stage NAME>`. */
const modelWords: Readonly<Record<string, readonly [pythonClass: string, words: string]>> = {
  authenticatorduostage: ['AuthenticatorDuoStage', 'Duo Authenticator'],
  authenticatoremailstage: ['AuthenticatorEmailStage', 'Email Authenticator'],
  authenticatorsmsstage: ['AuthenticatorSMSStage', 'SMS Authenticator'],
  authenticatorstaticstage: ['AuthenticatorStaticStage', 'Static Authenticator'],
  authenticatortotpstage: ['AuthenticatorTOTPStage', 'TOTP Authenticator'],
  authenticatorwebauthnstage: ['AuthenticatorWebAuthnStage', 'WebAuthn Authenticator'],
};

export function wordsOf(stage: CompiledStage): readonly [string, string] {
  return modelWords[stage.model.split('.')[1] ?? ''] ?? [stage.model, stage.model];
}

export function queryText(stage: CompiledStage): string {
  const [pythonClass, words] = wordsOf(stage);
  const kind = stage.model.endsWith('.authenticatoremailstage') ? 'Stage' : 'Setup Stage';
  return `<${pythonClass}: ${words} ${kind} ${stage.name}>`;
}
