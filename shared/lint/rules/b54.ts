import { stages } from '../models';
import type { LintRule } from '../rule';

const bindings = ['network_binding', 'geoip_binding'];

export const b54: LintRule = {
  id: 'B54',
  severity: 'info',
  title: 'A session bound to where the visitor is',
  why: 'On a server without its location databases the session ends at the first change of address.',
  *check(context) {
    for (const stage of context.ofModel(stages.userLogin)) {
      for (const field of bindings) {
        const value = stage.fields[field];
        if (typeof value !== 'string' || value === 'no_binding') continue;
        yield {
          record: stage,
          field,
          message: `“${context.label(stage)}” has ${value}. See that the server has the databases.`,
        };
      }
    }
  },
};
