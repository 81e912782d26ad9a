import type { AuthentikRecord } from '../../authentik/record';
import { policyBindingModel } from '../models';
import type { Invariant } from './invariant';

/** A policy binding binds exactly one of policy, group and user (authentik 2025.10; policies.md 1). */
export const bindingSubject: Invariant = {
  name: 'binding-subject',
  onLoad: false,
  hold: (_draft, change) => {
    const touched: readonly AuthentikRecord[] = [...change.added, ...change.updated.map(([, to]) => to)];
    return touched.flatMap((record) => {
      if (record.model !== policyBindingModel) return [];
      const given = ['policy', 'group', 'user'].filter((name) => (record.fields[name] ?? null) !== null);
      if (given.length === 1) return [];
      return [
        {
          code: 'document/binding-subject',
          severity: 'error',
          message:
            given.length === 0
              ? 'A policy binding binds one policy, group or user. Choose which.'
              : `A policy binding binds only one, but ${given.join(' and ')} are set. Clear all but one.`,
          at: { record: record.id, field: given[0] ?? 'policy' },
        },
      ];
    });
  },
};
