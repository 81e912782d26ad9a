import { linkProblem } from '../flow-links';
import type { LinkFields } from '../flow-links';
import { isProviderModel, isSourceModel } from '../models';
import type { LintRule } from '../rule';

const sourceLinks: LinkFields = { authentication_flow: 'authentication', enrollment_flow: 'enrollment' };
const providerLinks: LinkFields = {
  authentication_flow: 'authentication',
  authorization_flow: 'authorization',
  invalidation_flow: 'invalidation',
};
const webSource = /^authentik_sources_(oauth|saml|plex|telegram)\./;

export const c12: LintRule = {
  id: 'C12',
  severity: 'warning',
  title: 'A source or provider with the wrong flow',
  why: 'Logging in through it fails.',
  *check(context) {
    for (const record of context.where((model) => isSourceModel(model) || isProviderModel(model))) {
      for (const link of Object.entries(isSourceModel(record.model) ? sourceLinks : providerLinks)) {
        const [field] = link;
        const problem = linkProblem(context, record, link);
        const isMissing =
          webSource.test(record.model) && field in sourceLinks && context.isEmpty(record, field);
        if (problem === undefined && !isMissing) continue;
        yield {
          record,
          field,
          message: `“${context.label(record)}”: ${problem ?? `it has no ${field.replace('_', ' ')}.`}`,
        };
      }
    }
  },
};
