import { isTaggedValue } from '../../authentik/record';
import { policyBindingModel } from '../../document/models';
import type { LintRule } from '../rule';

const uuid = /^[0-9a-f]{8}-?([0-9a-f]{4}-?){3}[0-9a-f]{12}$/i;

export const e08: LintRule = {
  id: 'E08',
  severity: 'warning',
  title: 'A policy binding that is not found again',
  why: 'The server compares with another key than !Find and a primary key give, so applying it again makes a duplicate or fails.',
  *check(context) {
    for (const parsed of context.files) {
      for (const entry of parsed.entries) {
        if (typeof entry.model !== 'string' || entry.model.toLowerCase() !== policyBindingModel) continue;
        const value = entry.identifiers.target;
        const isFound = value !== undefined && isTaggedValue(value) && value.$tag === '!Find';
        if (!isFound && !(typeof value === 'string' && uuid.test(value))) continue;
        yield {
          text: { parsed, path: [...entry.path, 'identifiers', 'target'] },
          field: 'target',
          message: 'The target of this policy binding is not given by !KeyOf.',
        };
      }
    }
  },
};
