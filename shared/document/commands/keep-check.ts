import type { RecordId } from '../../authentik/record';
import { checkModel } from '../models';
import { defineCommand, gone } from './define';

export interface KeepCheckArgs {
  readonly name: string;
  /** A scenario without blueprints, in JSON. */
  readonly scenario: string;
  /** The check whose expectation it becomes; absent: a new one. */
  readonly check?: RecordId;
}

/** Keeps a run as a check of this workspace. Never written into a blueprint. */
export const keepCheck = defineCommand<KeepCheckArgs>({
  name: 'keep-check',
  title: (_, { name, check }) => `${check === undefined ? 'Keep' : 'Change'} the check “${name}”`,
  change: (draft, { name, scenario, check }, context) => {
    if (check !== undefined && draft.get(check) === undefined) return gone('check', check);
    draft.put({ id: check ?? context.newId(), model: checkModel, fields: { name, scenario } });
    return undefined;
  },
});
