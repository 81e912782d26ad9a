import type { AuthentikRecord, FieldValue } from '../../authentik/record';
import { isTaggedValue } from '../../authentik/record';
import { mapInside } from '../../document/values';
import { deepEqual } from '../../kernel/equal';
import type { EntryData } from '../format/print-blueprint';
import type { SourceFacts } from './sources';

/**
 * Brings the contexts of the files that objects come from together: one `context` for all entries. Where two files say
 * different things under one key, the later key gets a number and its entries read that.
 */
export class EntryContexts {
  private readonly values = new Map<string, FieldValue>();

  constructor(private readonly factsOf: (record: AuthentikRecord) => SourceFacts) {}

  get all(): Readonly<Record<string, FieldValue>> {
    return Object.fromEntries([...this.values].sort(([left], [right]) => (left < right ? -1 : 1)));
  }

  entryFor(record: AuthentikRecord, entry: EntryData): EntryData {
    const { context } = this.factsOf(record);
    if (Object.keys(context).length === 0) return entry;
    const read = (value: FieldValue) => this.read(value, context);
    const { state, conditions, attrs } = entry;
    return {
      ...entry,
      identifiers: read(entry.identifiers) as EntryData['identifiers'],
      ...(state !== undefined && { state: read(state) }),
      ...(conditions && { conditions: conditions.map(read) }),
      ...(attrs && { attrs: read(attrs) as EntryData['identifiers'] }),
    };
  }

  private read(value: FieldValue, context: SourceFacts['context']): FieldValue {
    if (typeof value !== 'object' || value === null) return value;
    const inside = (item: FieldValue) => this.read(item, context);
    if (isTaggedValue(value)) {
      const { $tag, value: argument } = value;
      if ($tag !== '!Context') return { $tag, value: inside(argument) };
      if (typeof argument === 'string') return { $tag, value: this.keyFor(argument, context) };
      if (!Array.isArray(argument)) return value;
      const [key, ...rest] = argument as readonly FieldValue[];
      const name = typeof key === 'string' ? this.keyFor(key, context) : (key ?? null);
      return { $tag, value: [name, ...rest.map(inside)] };
    }
    return mapInside(value as Readonly<Record<string, FieldValue>>, inside);
  }

  private keyFor(key: string, context: SourceFacts['context']): string {
    const value = context[key];
    if (value === undefined) return key;
    for (let count = 1; ; count += 1) {
      const name = count === 1 ? key : `${key}-${String(count)}`;
      const held = this.values.get(name);
      if (held !== undefined && !deepEqual(held, value)) continue;
      if (held === undefined) this.values.set(name, value);
      return name;
    }
  }
}
