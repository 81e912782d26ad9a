/** What the window shows of an application command. */
export interface CommandView {
  readonly id: string;
  readonly title: string;
  readonly shortcut: string | undefined;
  readonly isEnabled: boolean;
}
