import { nameTableOf } from './families';
import { select } from './query';
import type { Refusal } from './refusal';
import type { SerializerInput } from './rules/rule';
import type { Payload, Value } from './value';
import { keyText } from './value';

/** Fields and sets of fields that no two objects of a table may share. */
export function uniqueProblems(input: SerializerInput, values: Payload): readonly Refusal[] {
  return input.model.unique.flatMap((names) => {
    const own = names.map((name) => values[name] ?? input.instance?.fields[name]);
    // The database holds any number of rows without a value to be alike.
    if (own.some((value) => value === undefined || value === null)) return [];
    if (names.every((name) => values[name] === undefined)) return [];
    const table =
      names.length === 1 && names[0] === 'name' ? nameTableOf(input.model.model) : input.model.model;
    const where = names.map((name, index) => [name, own[index] as Value] as const);
    const taken = select(input.database, table, where).some(
      (row) => input.instance === undefined || keyText(row.pk) !== keyText(input.instance.pk),
    );
    return taken ? [clash(names, table)] : [];
  });
}

const tableWords: Readonly<Record<string, string>> = {
  'authentik_flows.stage': 'stage',
  'authentik_policies.policy': 'Policy',
  'authentik_flows.flow': 'Flow',
};

function clash(names: readonly string[], table: string): Refusal {
  if (names.length > 1) {
    return {
      code: 'not-unique',
      message: `The fields ${names.join(', ')} must make a unique set.`,
      field: names[0]!,
    };
  }
  const word = tableWords[table];
  const message =
    word === undefined ? 'This field must be unique.' : `${word} with this ${names[0]!} already exists.`;
  return { code: 'not-unique', message, field: names[0]! };
}
