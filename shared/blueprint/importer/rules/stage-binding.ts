import type { ImporterRule } from './rule';

/** Looks only at the payload: nothing given counts as false and true (authentik 2025.10, flows/api/bindings.py). */
export const stageBinding: ImporterRule = {
  models: ['authentik_flows.flowstagebinding'],
  check: ({ values }) => {
    const onPlan = values.evaluate_on_plan ?? false;
    const onRun = values.re_evaluate_policies ?? true;
    if (onPlan !== false || onRun !== false) return [];
    return [
      {
        code: 'binding-never-evaluated',
        message: 'Either evaluation on plan or evaluation on run must be enabled',
        field: 're_evaluate_policies',
      },
    ];
  },
};
