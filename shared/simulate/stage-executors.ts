import type { ModelName } from '../authentik/record';
import type { StageExecutor } from './stage';
import { denyStage } from './stages/deny';
import { dummyStage } from './stages/dummy';
import { identificationStage } from './stages/identification';
import { passwordStage } from './stages/password';
import { redirectStage } from './stages/redirect';
import { userDeleteStage } from './stages/user-delete';
import { userLoginStage } from './stages/user-login';
import { userLogoutStage } from './stages/user-logout';
import { invitationStage } from './stages/invitation';
import { promptStage } from './stages/prompt';
import { userWriteStage } from './stages/user-write';
import { consentStage } from './stages/consent';
import { emailLinkStage, emailStage } from './stages/email';
import { emailLinkConsent } from './stages/email-link-consent';
import { authenticatorEmailStage } from './stages/authenticator-email';
import { authenticatorStaticStage } from './stages/authenticator-static';
import { authenticatorTotpStage } from './stages/authenticator-totp';
import { authenticatorValidateStage } from './stages/authenticator-validate';
import { authenticatorWebauthnStage } from './stages/authenticator-webauthn';
import { accountLockdownStage } from './stages/account-lockdown';
import { authenticatorDuoStage } from './stages/authenticator-duo';
import { authenticatorEndpointGdtcStage } from './stages/authenticator-endpoint-gdtc';
import { authenticatorSmsStage } from './stages/authenticator-sms';
import { captchaStage } from './stages/captcha';
import { endpointStage } from './stages/endpoint';
import { mtlsStage } from './stages/mtls';
import { sourceStage } from './stages/source';
import { redirectInPlan } from './plan';
import { iframeLogoutStage, samlNativeLogoutStage } from './stages/provider-logout';
import { sessionEndStage } from './stages/session-end';
import { redirectInPlanStage } from './stages/redirect-in-plan';

/** Every stage type, by blueprint model; in-memory stages by their own name. */
export const stageExecutors: ReadonlyMap<ModelName, StageExecutor> = new Map<ModelName, StageExecutor>([
  ['authentik_stages_deny.denystage', denyStage],
  ['authentik_stages_dummy.dummystage', dummyStage],
  ['authentik_stages_identification.identificationstage', identificationStage],
  ['authentik_stages_password.passwordstage', passwordStage],
  ['authentik_stages_redirect.redirectstage', redirectStage],
  ['authentik_stages_user_delete.userdeletestage', userDeleteStage],
  ['authentik_stages_user_login.userloginstage', userLoginStage],
  ['authentik_stages_user_logout.userlogoutstage', userLogoutStage],
  ['authentik_stages_invitation.invitationstage', invitationStage],
  ['authentik_stages_prompt.promptstage', promptStage],
  ['authentik_stages_user_write.userwritestage', userWriteStage],
  ['authentik_stages_consent.consentstage', consentStage],
  ['authentik_stages_email.emailstage', emailStage],
  [emailLinkStage, emailLinkConsent],
  ['authentik_stages_authenticator_email.authenticatoremailstage', authenticatorEmailStage],
  ['authentik_stages_authenticator_static.authenticatorstaticstage', authenticatorStaticStage],
  ['authentik_stages_authenticator_totp.authenticatortotpstage', authenticatorTotpStage],
  ['authentik_stages_authenticator_validate.authenticatorvalidatestage', authenticatorValidateStage],
  ['authentik_stages_authenticator_webauthn.authenticatorwebauthnstage', authenticatorWebauthnStage],
  ['authentik_stages_account_lockdown.accountlockdownstage', accountLockdownStage],
  ['authentik_stages_authenticator_duo.authenticatorduostage', authenticatorDuoStage],
  [
    'authentik_stages_authenticator_endpoint_gdtc.authenticatorendpointgdtcstage',
    authenticatorEndpointGdtcStage,
  ],
  ['authentik_stages_authenticator_sms.authenticatorsmsstage', authenticatorSmsStage],
  ['authentik_stages_captcha.captchastage', captchaStage],
  ['authentik_endpoints.endpointstage', endpointStage],
  ['authentik_stages_mtls.mutualtlsstage', mtlsStage],
  ['authentik_stages_source.sourcestage', sourceStage],
  [redirectInPlan, redirectInPlanStage],
  ['session-end', sessionEndStage],
  ['iframe-logout', iframeLogoutStage],
  ['saml-native-logout', samlNativeLogoutStage],
]);
