/** `system` follows the operating system, high contrast included. */
export type Theme = 'system' | 'light' | 'dark' | 'contrast';

export const themes: readonly { readonly id: Theme; readonly label: string }[] = [
  { id: 'system', label: 'As the system' },
  { id: 'light', label: 'Light' },
  { id: 'dark', label: 'Dark' },
  { id: 'contrast', label: 'High contrast' },
];

export function isTheme(value: unknown): value is Theme {
  return themes.some((theme) => theme.id === value);
}

export function applyTheme(theme: Theme): void {
  if (theme === 'system') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
}
