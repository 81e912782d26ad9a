import type { ModelName } from '../../authentik/record';
import type { Condition, Database } from './query';
import { select } from './query';
import type { Row } from './store';
import type { Payload } from './value';
import { isMapping } from './value';

/** A mapping that holds `pk` stands for that key. */
export function reduceKeys(identifiers: Payload): Payload {
  return Object.fromEntries(
    Object.entries(identifiers).map(([name, value]) => [
      name,
      isMapping(value) && value.pk !== undefined ? value.pk : value,
    ]),
  );
}

/** Objects that an entry's identifiers find: that of `pk`, else those of all the others together. The first counts. */
export function findExisting(
  database: Database,
  model: ModelName,
  conditions: readonly Condition[],
): readonly Row[] {
  const pk = conditions.find(([name]) => name === 'pk')?.[1];
  const others = conditions
    .filter(([name]) => name !== 'pk')
    .map(([name, value]) => [isMapping(value) ? `${name}__contains` : name, value] as const);
  const byKey = pk === undefined || pk === null ? undefined : database.store.find(pk, { wanted: [model] });
  const byOthers = others.length > 0 ? select(database, model, others) : [];
  return byKey === undefined ? byOthers : [byKey, ...byOthers.filter((row) => row !== byKey)];
}
