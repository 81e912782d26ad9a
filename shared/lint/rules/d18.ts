import type { LintRule } from '../rule';

export const d18: LintRule = {
  id: 'D18',
  severity: 'info',
  title: 'Needs an enterprise licence',
  why: 'Without a licence the server refuses to save it.',
  *check(context) {
    if (context.ofModel('authentik_enterprise.license').length > 0) return;
    for (const record of context.where((model) => context.descriptors.model(model)?.enterprise === true)) {
      yield { record, message: `“${context.label(record)}” is an enterprise object.` };
    }
  },
};
