import { Braces } from 'lucide-react';
import { useMemo } from 'react';
import type { AuthentikRecord, FieldValue } from '../../shared/authentik/record';
import { evaluateField } from '../../shared/blueprint/context/evaluate-field';
import type { WorkspaceDocument } from '../../shared/document/document';
import { describeValue } from '../../shared/document/labels';
import { useDocument, useWorkspace } from '../state/hooks';
import { hasTag } from './has-tag';
import css from './tagged-mark.module.css';

/** How many fields of a record tags compute, or what its name comes to; each in full on hover. */
export function TagResults({ record }: { readonly record: AuthentikRecord }) {
  const document = useDocument((now) => now);
  const descriptors = useWorkspace((state) => state.descriptors);
  const { release } = descriptors;
  const { lines, name } = useMemo(() => {
    const tagged = Object.entries(record.fields).filter(([, value]) => hasTag(value));
    const results = tagged.map(([field, value]) => {
      const known = descriptors.field(record.model, field);
      const label = known?.label ?? field;
      const result = resultOf(record, value, { document, release });
      const shown = known?.writeOnly && result !== 'null' ? '••••••' : result;
      return { field, line: `${label}: ${describeValue(document, value)} → ${shown}`, result };
    });
    return {
      lines: results.map(({ line }) => line),
      name: results.find(({ field }) => field === 'name')?.result,
    };
  }, [record, document, descriptors, release]);
  const text = name ?? (lines.length === 1 ? '1 tag' : `${String(lines.length)} tags`);
  return (
    <span className={css.mark} title={lines.join('\n')}>
      <Braces size={12} aria-hidden />
      <span className={css.text}>{name === undefined ? text : `→ ${text}`}</span>
    </span>
  );
}

interface Around {
  readonly document: WorkspaceDocument;
  readonly release: Parameters<typeof evaluateField>[1]['release'];
}

function resultOf(record: AuthentikRecord, value: FieldValue, { document, release }: Around): string {
  const source = record.entry?.source;
  const result = evaluateField(value, { document, release, ...(source !== undefined && { source }) });
  if (result.error !== undefined) return `fails: ${result.error}`;
  return describeValue(document, result.value ?? null);
}
