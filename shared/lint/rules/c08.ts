import { brandModel, isSourceModel, stages } from '../models';
import type { LintRule } from '../rule';

const browserStages = [
  stages.captcha,
  stages.consent,
  stages.email,
  stages.prompt,
  stages.source,
  stages.webauthn,
  stages.invitation,
];

export const c08: LintRule = {
  id: 'C08',
  severity: 'error',
  title: 'A browser’s flow for outposts only',
  why: 'A browser is no outpost, so the flow is refused.',
  *check(context) {
    for (const flow of context.flows) {
      if (context.text(flow, 'authentication') !== 'require_outpost') continue;
      const opener = context
        .usedBy(flow)
        .find(
          ({ model }) =>
            isSourceModel(model) || [brandModel, stages.identification, stages.redirect].includes(model),
        );
      const isForBrowsers =
        opener !== undefined ||
        flow.fields.designation !== 'authentication' ||
        context.stepsOf(flow).some((step) => context.is(step, ...browserStages));
      if (!isForBrowsers) continue;
      yield {
        record: flow,
        field: 'authentication',
        message:
          opener === undefined
            ? `“${context.label(flow)}” has require_outpost and needs a browser.`
            : `“${context.label(flow)}” has require_outpost, and “${context.label(opener)}” opens it in a browser.`,
      };
    }
  },
};
