import { authenticatorValidate } from './rules/authenticator-validate';
import { blueprintInstance } from './rules/blueprint-instance';
import { brand } from './rules/brand';
import { certificate } from './rules/certificate';
import { emailTemplate } from './rules/email-template';
import { enterprise } from './rules/enterprise';
import { eventMatcher } from './rules/event-matcher';
import { expression } from './rules/expression';
import { filePath } from './rules/file-path';
import { identification } from './rules/identification';
import { invitation } from './rules/invitation';
import { policyBinding } from './rules/policy-binding';
import { redirect } from './rules/redirect';
import { reputation } from './rules/reputation';
import type { ImporterRule } from './rules/rule';
import { stageBinding } from './rules/stage-binding';
import { token } from './rules/token';
import { user } from './rules/user';

/** What the serializers check of a whole payload. A new rule is a new file and a line here. */
export const importerRules: readonly ImporterRule[] = [
  enterprise,
  policyBinding,
  stageBinding,
  identification,
  reputation,
  eventMatcher,
  redirect,
  authenticatorValidate,
  emailTemplate,
  brand,
  expression,
  token,
  user,
  invitation,
  blueprintInstance,
  filePath,
  certificate,
];
