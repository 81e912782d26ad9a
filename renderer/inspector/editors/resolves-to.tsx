import { useMemo } from 'react';
import type { FieldDescriptor } from '../../../shared/authentik/descriptor';
import type { FieldValue, RecordId } from '../../../shared/authentik/record';
import { isTaggedValue } from '../../../shared/authentik/record';
import { namesAsked } from '../../../shared/blueprint/context/asked-names';
import { evaluateField } from '../../../shared/blueprint/context/evaluate-field';
import { describeValue } from '../../../shared/document/labels';
import { useApp, useDocument, useWorkspace } from '../../state/hooks';
import { Button } from '../../ui/button';
import css from './editors.module.css';

interface ResolvesToProps {
  readonly value: FieldValue | undefined;
  readonly field: FieldDescriptor;
  /** The opened blueprint whose context counts. */
  readonly source?: RecordId | undefined;
}

/** What a tagged value comes to, with what is given for its file; and the way to where that is given. */
export function ResolvesTo({ value, field, source }: ResolvesToProps) {
  const app = useApp();
  const document = useDocument((now) => now);
  const { release } = useWorkspace((state) => state.descriptors);
  const { value: resolved, error } = useMemo(
    () => evaluateField(value ?? null, { document, release, ...(source !== undefined && { source }) }),
    [value, document, release, source],
  );
  if (!isTaggedValue(value)) return null;
  const asks = namesAsked([value]).length > 0;
  const isSecret = field.writeOnly && typeof resolved === 'string' && resolved !== '';
  const shown =
    resolved === null || resolved === undefined
      ? 'null'
      : describeValue(document, resolved) || 'an empty text';
  return (
    <span className={css.resolved}>
      {error === undefined ? (
        <>
          Here it gives <code>{isSecret ? '••••••' : shown}</code>.
        </>
      ) : (
        <>Here it fails: {error}.</>
      )}
      {asks ? (
        <Button
          size="sm"
          variant="quiet"
          onPress={() => {
            app.commands.run('view.context');
          }}
        >
          Give values…
        </Button>
      ) : null}
    </span>
  );
}
