import { textOf } from '../fields';
import type { CompiledPolicy } from '../target';
import type { PolicyRequest } from '../policy-request';

/** The value that a password policy looks at: the prompt data's, else the context's own; null where there is none. */
export function passwordValue(policy: CompiledPolicy, request: PolicyRequest): string | null {
  const key = textOf(policy.fields, 'password_field', 'password');
  const data = request.context.prompt_data;
  const prompted =
    typeof data === 'object' && data !== null && !Array.isArray(data)
      ? (data as Record<string, unknown>)[key]
      : undefined;
  const value = prompted ?? request.context[key];
  return typeof value === 'string' && value !== '' ? value : null;
}

export const noPassword = 'Password not set in context';
