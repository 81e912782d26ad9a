import { stages } from '../models';
import type { LintRule } from '../rule';

/** Backends that need a source of the same kind. */
const sourceOf: Readonly<Record<string, string>> = {
  'authentik.sources.ldap.auth.LDAPBackend': 'authentik_sources_ldap.ldapsource',
  'authentik.sources.kerberos.auth.KerberosBackend': 'authentik_sources_kerberos.kerberossource',
};

export const d02: LintRule = {
  id: 'D02',
  severity: 'warning',
  title: 'No backend can check a password',
  why: 'No password is ever right.',
  *check(context) {
    const isServed = (backend: unknown) => {
      const model = typeof backend === 'string' ? sourceOf[backend] : undefined;
      return (
        model === undefined ||
        context.ofModel(model).some((source) => context.flag(source, 'enabled') !== false)
      );
    };
    for (const stage of context.ofModel(stages.password)) {
      const backends = context.list(stage, 'backends');
      if (backends === undefined || backends.some(isServed)) continue;
      yield {
        record: stage,
        field: 'backends',
        message:
          backends.length === 0
            ? `“${context.label(stage)}” has no backend.`
            : `“${context.label(stage)}” asks only sources that are not here.`,
      };
    }
  },
};
