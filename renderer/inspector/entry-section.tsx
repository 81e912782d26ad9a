import type { AuthentikRecord } from '../../shared/authentik/record';
import { describeValue, labelOf } from '../../shared/document/labels';
import { useDocument, useRecord } from '../state/hooks';
import { Section } from '../ui/section';
import css from './inspector.module.css';

/** Where a record stands in the blueprint file that it came from. */
export function EntrySection({ record }: { readonly record: AuthentikRecord }) {
  const { entry } = record;
  const document = useDocument((shown) => shown);
  const source = useRecord(entry?.source);
  if (entry === undefined) return null;
  const rows: readonly (readonly [string, string | undefined])[] = [
    ['File', source === undefined ? undefined : labelOf(document, source)],
    ['Entry id', entry.blueprintId],
    ['State', entry.state === undefined ? undefined : describeValue(document, entry.state)],
    ['Conditions', entry.conditions === undefined ? undefined : describeValue(document, entry.conditions)],
    ['Identified by', entry.identifiers.join(', ')],
    ['Place', entry.path === undefined ? 'new, not yet in the file' : entry.path.slice(1).join(', ')],
  ];
  return (
    <Section title="Blueprint entry" defaultExpanded={false}>
      <dl className={css.facts}>
        {rows.map(([name, value]) =>
          value === undefined || value === '' ? null : (
            <div key={name} className={css.fact}>
              <dt>{name}</dt>
              <dd data-selectable>{value}</dd>
            </div>
          ),
        )}
      </dl>
    </Section>
  );
}
