import { RulesDialog } from './rules-dialog';
import { TurnOffDialog } from './turn-off-dialog';
import { useCheckCommands } from './use-check-commands';

/** The dialogs of the check, and its commands. */
export function CheckDialogs() {
  useCheckCommands();
  return (
    <>
      <RulesDialog />
      <TurnOffDialog />
    </>
  );
}
