import { brandModel, stages } from '../models';
import type { LintRule } from '../rule';

export const b50: LintRule = {
  id: 'B50',
  severity: 'error',
  title: 'A client certificate that nobody can check',
  why: 'Without a certificate authority on the stage or the brand everybody is refused.',
  *check(context) {
    const brands = context.ofModel(brandModel);
    if (brands.some((brand) => !context.isEmpty(brand, 'client_certificates'))) return;
    for (const stage of context.ofModel(stages.mtls)) {
      if (context.text(stage, 'mode') !== 'required') continue;
      if (!context.isEmpty(stage, 'certificate_authorities')) continue;
      yield {
        record: stage,
        field: 'certificate_authorities',
        message: `“${context.label(stage)}” requires a client certificate and names no certificate authority.`,
      };
    }
  },
};
