import { EllipsisVertical, Plus, Unlink } from 'lucide-react';
import type { AuthentikRecord, RecordId } from '../../shared/authentik/record';
import { promptsOf } from '../../shared/document/commands/prompts';
import { recordsOfModel } from '../../shared/document/indexes';
import { labelOf } from '../../shared/document/labels';
import { promptModel } from '../../shared/document/models';
import { textField } from '../../shared/document/values';
import { useApp, useDocument, useWorkspace } from '../state/hooks';
import { Button } from '../ui/button';
import { ComboBox } from '../ui/combo-box';
import { IconButton } from '../ui/icon-button';
import { Menu } from '../ui/menu';
import { Section } from '../ui/section';
import { choiceLabel } from './editors/choice-editor';
import css from './inspector.module.css';
import { LinkButton } from './link-row';
import { moveEntries, type Neighbours } from './move-entries';
import { useCaughtFocus } from './use-caught-focus';
import { useOpenRecord } from './use-open-record';

/** The prompts of a prompt stage as the visitor sees them, top to bottom. */
export function PromptsSection({ stage }: { readonly stage: AuthentikRecord }) {
  const app = useApp();
  const open = useOpenRecord();
  const prompts = useDocument((document) => promptsOf(document, stage));
  const others = useDocument((document) => recordsOfModel(document, promptModel)).filter(
    (prompt) => !prompts.includes(prompt),
  );
  const document = useDocument((shown) => shown);
  const caught = useCaughtFocus(prompts);
  return (
    <Section title="Prompts" trailing={prompts.length}>
      <div className={css.policies} {...caught}>
        {prompts.length === 0 ? (
          <p className={css.quiet}>The form is empty. Add at least one prompt.</p>
        ) : null}
        <ol className={css.links} aria-label="Prompts in their order">
          {prompts.map((prompt, index) => (
            <PromptRow
              key={prompt.id}
              prompt={prompt}
              stage={stage.id}
              before={prompts[index - 1]?.id}
              after={prompts[index + 1] === undefined ? undefined : (prompts[index + 2]?.id ?? null)}
            />
          ))}
        </ol>
        <ComboBox
          resetKey={prompts.length}
          aria-label="Add an existing prompt"
          placeholder="Add an existing prompt…"
          options={others.map((prompt) => ({
            id: prompt.id,
            label: labelOf(document, prompt),
            detail: [textField(prompt, 'label'), textField(prompt, 'field_key')].filter(Boolean).join(' · '),
          }))}
          value={null}
          onChange={(prompt) => {
            if (prompt !== null) app.run('add-prompt', { stage: stage.id, prompt });
          }}
        />
        <Button
          size="sm"
          icon={Plus}
          onPress={() => {
            const made = app.run('create-prompt', { stage: stage.id });
            const prompt = made?.added.find(({ model }) => model === promptModel);
            if (prompt !== undefined) open(prompt.id);
          }}
        >
          New prompt
        </Button>
      </div>
    </Section>
  );
}

interface PromptRowProps extends Neighbours {
  readonly prompt: AuthentikRecord;
  readonly stage: RecordId;
}

function PromptRow({ prompt, stage, before, after }: PromptRowProps) {
  const app = useApp();
  const open = useOpenRecord();
  const type = useWorkspace(({ descriptors }) => descriptors.field(promptModel, 'type'));
  const name = useDocument((document) => labelOf(document, prompt));
  const label = textField(prompt, 'label') ?? name;
  const typeWords = type === undefined ? '' : choiceLabel(type, prompt.fields.type).split(':')[0];
  return (
    <li className={css.promptRow} data-row={prompt.id}>
      <LinkButton
        icon="text-cursor"
        label={label === '' ? name : label}
        detail={`${typeWords ?? ''} · ${textField(prompt, 'field_key') ?? ''}${prompt.fields.required === false ? '' : ' · required'}`}
        onPress={() => {
          open(prompt.id);
        }}
      />
      <Menu
        label={`More for ${label}`}
        placement="bottom end"
        entries={[
          ...moveEntries({ before, after }, (to) => {
            app.run('move-prompt', { stage, prompt: prompt.id, before: to });
          }),
          '-',
          {
            id: 'remove',
            label: 'Remove from this stage',
            detail: 'The prompt stays in the workspace',
            icon: Unlink,
            isDanger: true,
            onAction: () => {
              app.run('remove-prompt', { stage, prompt: prompt.id });
            },
          },
        ]}
      >
        <IconButton size="sm" icon={EllipsisVertical} label={`More for ${label}`} />
      </Menu>
    </li>
  );
}
