import { isClosedLink, linkProblem } from '../flow-links';
import type { LinkFields } from '../flow-links';
import { stages } from '../models';
import type { LintRule } from '../rule';

const links: LinkFields = {
  enrollment_flow: 'enrollment',
  recovery_flow: 'recovery',
  passwordless_flow: 'authentication',
};

export const c11: LintRule = {
  id: 'C11',
  severity: 'warning',
  title: 'A dead link on the login page',
  why: 'Who follows the link does not get what it says.',
  *check(context) {
    for (const stage of context.ofModel(stages.identification)) {
      for (const link of Object.entries(links)) {
        const [field] = link;
        const closed = isClosedLink(context, stage, field);
        const problem =
          linkProblem(context, stage, link) ??
          (closed && `“${context.label(closed)}” cannot be started by somebody who is not logged in.`);
        if (problem === undefined) continue;
        yield {
          record: stage,
          field,
          message: `“${context.label(stage)}” links to a flow as its ${field.replace('_', ' ')}: ${problem}`,
        };
      }
    }
  },
};
