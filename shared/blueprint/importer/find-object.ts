import { PyError } from '../resolve/python-value';
import type { PyFind } from '../resolve/tag-resolver';
import { invalid } from '../resolve/tag-resolver';
import { standingOf } from './families';
import { fromPython } from './python-to-value';
import type { Database } from './query';
import { badQueryValue, select, unknownLookup } from './query';
import type { Value } from './value';

/** `!Find` and `!FindObject` over the imagined server: the key or the fields of the first match, else null. Throws PyError. */
export function findObject(database: Database, query: PyFind): Value {
  const [app = '', name = ''] = query.model.split('.');
  const model = `${app}.${name.toLowerCase()}`;
  if (standingOf(database.descriptors, model).standing === 'unknown') {
    const hasApp = [...database.descriptors.models.keys()].some((known) => known.startsWith(`${app}.`));
    throw invalid(
      hasApp ? `App '${app}' doesn't have a '${name}' model.` : `No installed app with label '${app}'.`,
    );
  }
  const conditions = query.where.map(([field, value]) => [field, fromPython(value)] as const);
  for (const condition of conditions) {
    const unknown = unknownLookup(database, model, condition[0]);
    if (unknown !== undefined) throw new PyError('FieldError', unknown);
    const problem = badQueryValue(database, model, condition);
    if (problem !== undefined) throw new PyError('ValueError', problem);
  }
  const [found] = select(database, model, conditions);
  if (found === undefined) return null;
  return query.tag === '!Find' ? found.pk : { ...found.fields, pk: found.pk };
}
