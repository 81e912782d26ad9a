import type { AuthentikRecord } from '../../shared/authentik/record';
import type { BindingSubject } from '../../shared/document/commands/bind';

/** What a policy binding binds: the one of its three links that is set. */
export function subjectKind({ fields }: AuthentikRecord): BindingSubject {
  const isSet = (name: BindingSubject) => fields[name] !== undefined && fields[name] !== null;
  return (['policy', 'group', 'user'] as const).find(isSet) ?? 'policy';
}
