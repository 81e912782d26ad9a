import type { Severity } from '../../kernel/diagnostic';
import { recordsOfModel } from '../indexes';
import { ruleModel } from '../models';
import { defineCommand } from './define';

export interface SetRuleArgs {
  /** Id of a lint rule: `A01`. */
  readonly rule: string;
  /** `default`: the rule's own severity again. */
  readonly level: 'off' | 'default' | Severity;
  /** Why, for those who read it later. */
  readonly reason?: string;
}

/** Says of one lint rule how much it weighs in this workspace. */
export const setRule = defineCommand<SetRuleArgs>({
  name: 'set-rule',
  title: (_, { rule, level }) =>
    level === 'off'
      ? `Turn off rule ${rule}`
      : level === 'default'
        ? `Reset rule ${rule}`
        : `Make rule ${rule} a ${level}`,
  change: (draft, { rule, level, reason = '' }, context) => {
    const held = recordsOfModel(draft.base, ruleModel).filter((record) => record.fields.rule === rule);
    for (const { id } of held) draft.remove(id);
    if (level === 'default') return undefined;
    const fields = { rule, level, ...(reason !== '' && { reason }) };
    draft.put({ id: held[0]?.id ?? context.newId(), model: ruleModel, fields });
    return undefined;
  },
});
