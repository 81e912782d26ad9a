import { useState } from 'react';
import { lintRules } from '../../shared/lint/registry';
import { useApp } from '../state/hooks';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { TextArea } from '../ui/text-area';
import { setCheckView, useCheckView } from './check-view';
import css from './rules-dialog.module.css';

function close(): void {
  setCheckView({ turningOff: null });
}

/** Asks why a rule is turned off in this workspace; one undo turns it on again. */
export function TurnOffDialog() {
  const rule = useCheckView((view) => view.turningOff);
  return (
    <Dialog isOpen={rule !== null} onClose={close} title={`Turn off rule ${rule ?? ''}`} width="sm">
      {rule === null ? null : <TurnOffForm key={rule} rule={rule} />}
    </Dialog>
  );
}

function TurnOffForm({ rule }: { readonly rule: string }) {
  const app = useApp();
  const [reason, setReason] = useState('');
  const known = lintRules.find(({ id }) => id === rule);
  return (
    <form
      className={css.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (app.run('set-rule', { rule, level: 'off', reason: reason.trim() }) !== undefined) close();
      }}
    >
      {known === undefined ? null : (
        <p className={css.why}>
          <strong>{known.title}.</strong> {known.why}
        </p>
      )}
      <TextArea
        label="Why is it all right here?"
        description="Kept with the workspace, for those who read it later."
        value={reason}
        onChange={setReason}
        autoFocus
      />
      <div className={css.buttons}>
        <Button onPress={close}>Cancel</Button>
        <Button type="submit" variant="primary" isDisabled={reason.trim() === ''}>
          Turn off
        </Button>
      </div>
    </form>
  );
}
