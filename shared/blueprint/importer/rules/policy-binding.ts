import type { ImporterRule } from './rule';

const subjects = ['group', 'policy', 'user'];

/** One subject, no more, in the payload itself: what is stored does not count (authentik 2025.10, policies/api/bindings.py). */
export const policyBinding: ImporterRule = {
  models: ['authentik_policies.policybinding'],
  check: ({ payload, values }) => {
    if (payload.target === undefined) {
      return [
        {
          code: 'binding-without-target',
          message: "KeyError: 'target' (the server needs the target in every write)",
          field: 'target',
          uncaught: true,
        },
      ];
    }
    const given = subjects.filter((name) => (values[name] ?? null) !== null);
    if (given.length > 1) {
      return [
        {
          code: 'binding-subjects',
          message: "Only one of 'group', 'policy', 'user' can be set.",
          field: given[1]!,
        },
      ];
    }
    if (given.length === 1) return [];
    return [
      { code: 'binding-subjects', message: "One of 'group', 'policy', 'user' must be set.", field: 'policy' },
    ];
  },
};
