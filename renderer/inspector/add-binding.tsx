import { Plus } from 'lucide-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import { policyModels } from '../../shared/authentik/descriptors';
import type { FieldValue, RecordId } from '../../shared/authentik/record';
import { policyBindingModel } from '../../shared/document/models';
import { useApp, useDocument, useWorkspace } from '../state/hooks';
import { Button } from '../ui/button';
import { ComboBox } from '../ui/combo-box';
import { Segmented } from '../ui/segmented';
import css from './inspector.module.css';
import { candidatesFor, externalBy } from './reference-options';

type Kind = 'policy' | 'new' | 'group' | 'user';

const segments = [
  { id: 'policy', label: 'Policy' },
  { id: 'new', label: 'New' },
  { id: 'group', label: 'Group' },
  { id: 'user', label: 'User' },
];

const externalModels = { group: 'authentik_core.group', user: 'authentik_core.user' } as const;

/** Binds a policy, a group or a user to a target, or makes a policy that is bound at once. */
export function AddBinding({ target }: { readonly target: RecordId }) {
  const [isOpen, setOpen] = useState(false);
  const [kind, setKind] = useState<Kind>('policy');
  const place = useRef<HTMLDivElement>(null);
  const wasOpen = useRef(false);
  useEffect(() => {
    // What was pressed is gone: the focus goes on to what stands in its place.
    const next = isOpen ? '[role="radio"][aria-checked="true"]' : 'button';
    if (isOpen !== wasOpen.current) place.current?.querySelector<HTMLElement>(next)?.focus();
    wasOpen.current = isOpen;
  }, [isOpen]);
  if (!isOpen) {
    return (
      <div ref={place}>
        <Button
          size="sm"
          icon={Plus}
          onPress={() => {
            setOpen(true);
          }}
        >
          Bind policy, group or user
        </Button>
      </div>
    );
  }
  const close = () => {
    setOpen(false);
  };
  return (
    <div
      ref={place}
      className={css.adder}
      role="group"
      aria-label="Bind policy, group or user"
      onKeyDown={(event) => {
        if (event.key === 'Escape') close();
      }}
    >
      <Segmented
        label="What to bind"
        segments={segments}
        selected={kind}
        onSelect={(id) => {
          setKind(id as Kind);
        }}
      />
      {kind === 'new' ? (
        <NewPolicy key="new" target={target} onDone={close} />
      ) : (
        <ExistingSubject key={kind} kind={kind} target={target} onDone={close} />
      )}
      <Button size="sm" variant="quiet" onPress={close}>
        Cancel
      </Button>
    </div>
  );
}

interface ChooserProps {
  readonly target: RecordId;
  readonly onDone: () => void;
}

function ExistingSubject({
  kind,
  target,
  onDone,
}: ChooserProps & { readonly kind: 'policy' | 'group' | 'user' }) {
  const app = useApp();
  const document = useDocument((shown) => shown);
  const descriptors = useWorkspace((state) => state.descriptors);
  const field = descriptors.field(policyBindingModel, kind);
  const candidates = useMemo(
    () => (field === undefined ? [] : candidatesFor(document, descriptors, field)),
    [document, descriptors, field],
  );
  const bind = (subject: FieldValue) => {
    if (app.run(`bind-${kind}`, { target, subject }) !== undefined) onDone();
  };
  return (
    <ComboBox
      label={`Which ${kind}`}
      placeholder={kind === 'policy' ? 'Search policies…' : `Search, or type the name of a ${kind}…`}
      options={candidates.map(({ id, label, detail }) => ({ id, label, detail }))}
      value={null}
      onChange={(id) => {
        const chosen = candidates.find((candidate) => candidate.id === id);
        if (chosen !== undefined) bind(chosen.value);
      }}
      {...(kind === 'policy'
        ? {}
        : {
            onCustomValue: (text: string) => {
              if (text.trim() !== '') bind(externalBy(descriptors, externalModels[kind], text.trim()));
            },
          })}
    />
  );
}

function NewPolicy({ target, onDone }: ChooserProps) {
  const app = useApp();
  const descriptors = useWorkspace((state) => state.descriptors);
  const types = policyModels(descriptors);
  return (
    <ComboBox
      label="Type of the new policy"
      placeholder="Search types…"
      options={types.map(({ model, label, summary }) => ({ id: model, label, detail: summary }))}
      value={null}
      onChange={(model) => {
        if (model === null) return;
        const made = app.run('create-policy', { model, bindTo: target });
        if (made !== undefined) onDone();
      }}
    />
  );
}
