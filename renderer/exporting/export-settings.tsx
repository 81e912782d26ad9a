import { releases } from '../../shared/authentik/release';
import type { Release } from '../../shared/authentik/release';
import { recordsOfKind } from '../../shared/document/indexes';
import { labelOf } from '../../shared/document/labels';
import { isPresent } from '../../shared/document/presence';
import { textField } from '../../shared/document/values';
import { useDocument } from '../state/hooks';
import { Checkbox } from '../ui/checkbox';
import { Select } from '../ui/select';
import css from './export-dialog.module.css';
import type { ChosenExport } from './use-export-options';

const folder = '/run/secrets';

/** Which flows, for which release, and where the server finds secrets. */
export function ExportSettings({ chosen }: { readonly chosen: ChosenExport }) {
  const document = useDocument((now) => now);
  const all = recordsOfKind(document, 'flow').filter(isPresent);
  return (
    <>
      <fieldset className={css.flows}>
        <legend className={css.heading}>Flows</legend>
        <div className={css.flowList}>
          {all.map((flow) => (
            <Checkbox
              key={flow.id}
              isSelected={chosen.flows.includes(flow.id)}
              onChange={(isSelected) => {
                const others = chosen.flows.filter((id) => id !== flow.id);
                chosen.setFlows(isSelected ? [...others, flow.id] : others);
              }}
            >
              {labelOf(document, flow)} <span className={css.model}>{textField(flow, 'slug')}</span>
            </Checkbox>
          ))}
        </div>
      </fieldset>
      <div className={css.pair}>
        <Select
          label="Target release"
          options={releases.map((id) => ({ id, label: id }))}
          value={chosen.release}
          onChange={(id) => {
            chosen.setRelease(id as Release);
          }}
        />
        <Select
          label="Secrets from"
          options={[
            { id: 'environment', label: 'Environment', detail: '!Env reads a variable of the server' },
            { id: 'files', label: 'Files', detail: `!File reads ${folder} on the server` },
          ]}
          value={chosen.secretPlace === 'environment' ? 'environment' : 'files'}
          onChange={(id) => {
            chosen.setSecretPlace(id === 'files' ? { folder } : 'environment');
          }}
        />
      </div>
      {chosen.hasPrevious ? (
        <Checkbox isSelected={chosen.removesMoved} onChange={chosen.setRemovesMoved}>
          Remove bindings that moved since the file was saved
        </Checkbox>
      ) : null}
    </>
  );
}
