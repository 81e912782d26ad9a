import type { Diagnostic } from '../../shared/kernel/diagnostic';
import type { BackupSummary } from '../../shared/ipc/contract';

const notice = (code: string, severity: Diagnostic['severity'], message: string): Diagnostic => ({
  code,
  severity,
  message,
  at: {},
});

const kept = (place: string | undefined): string =>
  place === undefined ? '' : ` What was there is kept in ${place}.`;

export function databaseLost(place: string | undefined): Diagnostic {
  return notice(
    'store/lost',
    'error',
    `The database was damaged and an empty one was made.${kept(place)} Restore your workspaces from their backups.`,
  );
}

export function databaseUnreadable(problem: Diagnostic, place: string | undefined): Diagnostic {
  return notice(
    'store/set-aside',
    'error',
    `${problem.message} It was set aside and an empty one is used.${kept(place)} Restore your workspaces from their backups.`,
  );
}

export function storeFailed(reason: string): Diagnostic {
  return notice(
    'store/failed',
    'error',
    `The store keeps ending (${reason}). Changes are not stored any more: export what you need and start the app again.`,
  );
}

export function backupOffered(backup: BackupSummary): Diagnostic {
  const when = new Date(backup.at).toISOString().slice(0, 16).replace('T', ' ');
  return {
    ...notice('store/backup', 'info', `There is a backup of "${backup.name}" from ${when} UTC.`),
    fix: { title: 'Restore it', command: 'backups.restore', args: { backupId: backup.backupId } },
  };
}
