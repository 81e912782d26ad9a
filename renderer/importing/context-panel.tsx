import { Braces } from 'lucide-react';
import { useMemo } from 'react';
import type { AuthentikRecord, FieldValue, RecordId } from '../../shared/authentik/record';
import type { AskedName } from '../../shared/blueprint/context/asked-names';
import { namesAsked, namesAskedBy } from '../../shared/blueprint/context/asked-names';
import { parsedSource } from '../../shared/blueprint/project/parsed-source';
import type { WorkspaceDocument } from '../../shared/document/document';
import { recordsOfModel } from '../../shared/document/indexes';
import { labelOf } from '../../shared/document/labels';
import { sourceModel, valueModel } from '../../shared/document/models';
import { useApp, useDocument } from '../state/hooks';
import { EmptyState } from '../ui/empty-state';
import { Section } from '../ui/section';
import css from './context-panel.module.css';
import { GivenFields } from './given-fields';

interface Asking {
  /** Absent: what belongs to no file. */
  readonly source?: RecordId;
  readonly title: string;
  readonly asked: readonly AskedName[];
}

/** What `!Context`, `!Env` and `!File` find, file by file, as far as it is given. */
export function ContextPanel() {
  const app = useApp();
  const document = useDocument((now) => now);
  const groups = useMemo(() => askingIn(document), [document]);
  const held = useDocument((now) => recordsOfModel(now, valueModel));
  if (groups.length === 0) {
    return (
      <EmptyState icon={Braces} title="No tag asks for a value">
        Where blueprints use !Context, !Env or !File, what those find is given here.
      </EmptyState>
    );
  }
  return (
    <div className={css.panel}>
      <p className={css.hint}>
        What tags come to in the drawing, in the inspector and in imports. Nothing is taken from this computer
        and nothing goes into a file; the values are kept in this workspace as they are, so give a stand-in
        for a secret.
      </p>
      {groups.map(({ source, title, asked }) => (
        <Section key={source ?? ''} title={title}>
          <GivenFields
            asked={asked}
            valueOf={(one) => valueOf(held, one, source)}
            onChange={({ kind, name }, value) => {
              const own = source === undefined ? {} : { source };
              app.run(
                'set-given-value',
                { kind, name, ...own, ...(value !== undefined && { value }) },
                { mergeKey: `value.${source ?? ''}.${kind}.${name}` },
              );
            }}
          />
        </Section>
      ))}
    </div>
  );
}

function valueOf(
  held: readonly AuthentikRecord[],
  { kind, name }: AskedName,
  source: RecordId | undefined,
): FieldValue | undefined {
  return held.find(
    ({ fields }) =>
      fields.kind === kind &&
      fields.name === name &&
      (fields.source as { readonly $ref?: string } | undefined)?.$ref === source,
  )?.fields.value;
}

function askingIn(document: WorkspaceDocument): readonly Asking[] {
  const groups: Asking[] = recordsOfModel(document, sourceModel).map((source) => ({
    source: source.id,
    title: labelOf(document, source),
    asked: namesAskedBy(parsedSource(source)),
  }));
  const free = [...document.records.values()].filter(
    ({ entry, model }) => entry === undefined && !model.startsWith('stagecraft.'),
  );
  const asked = namesAsked(free.flatMap(({ fields }) => Object.values(fields)));
  const title = groups.length === 0 ? 'This workspace' : 'Objects that belong to no file';
  return [...groups, { title, asked }].filter((group) => group.asked.length > 0);
}
