import type { AppCommand } from '../state/app-commands';

/** What the window shows of an application command. */
export interface CommandView {
  readonly id: string;
  readonly title: string;
  readonly shortcut: string | undefined;
  readonly isEnabled: boolean;
}

export function titleOf({ title }: AppCommand): string {
  return typeof title === 'string' ? title : title();
}
