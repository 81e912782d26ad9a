import type { Check } from '../context';
import { fixBySetting } from '../fixes';
import { policies } from '../models';
import { isOpenToAnonymous } from '../policy-facts';
import type { LintRule } from '../rule';

const requestNames = ['ak_client_ip', 'http_request', 'random', 'datetime', 'timezone', 'time'];

function dependsOnRequest({ policy, facts }: Check): boolean {
  if (policy?.model === policies.geoip || policy?.model === policies.reputation) return true;
  if (facts === undefined) return false;
  return (
    requestNames.some((name) => facts.names.has(name)) ||
    facts.reads.some(({ path }) => path.startsWith('request.http_request')) ||
    facts.calls.some(({ name }) => name.startsWith('request.http_request'))
  );
}

export const a07: LintRule = {
  id: 'A07',
  severity: 'warning',
  title: 'One visitor’s verdict for all anonymous visitors',
  why: 'Anonymous visitors share one cached plan for 300 seconds, so the first visitor’s verdict holds for the others.',
  *check(context) {
    for (const step of context.steps) {
      const { binding, checks, flow } = step;
      if (context.flag(binding, 'evaluate_on_plan') !== true) continue;
      if (flow.fields.designation === 'stage_configuration' || !isOpenToAnonymous(context, flow)) continue;
      const check = checks.find(dependsOnRequest);
      if (check?.policy === undefined) continue;
      yield {
        record: binding,
        field: 'evaluate_on_plan',
        message: `“${context.label(check.policy)}” depends on the visitor, but decides on “${context.stageName(step)}” at planning.`,
        fix: fixBySetting('Evaluate when the stage runs', binding, {
          evaluate_on_plan: false,
          re_evaluate_policies: true,
        }),
      };
    }
  },
};
