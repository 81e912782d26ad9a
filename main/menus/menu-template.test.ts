import type { MenuItemConstructorOptions } from 'electron';
import { describe, expect, it } from 'vitest';
import { menuTemplate } from './menu-template';

function itemsOf(template: readonly MenuItemConstructorOptions[]): readonly MenuItemConstructorOptions[] {
  return template.flatMap((item) => [item, ...(Array.isArray(item.submenu) ? itemsOf(item.submenu) : [])]);
}

describe.each(['linux', 'win32', 'darwin'])('the menu on %s', (platform) => {
  const sent: string[] = [];
  const items = itemsOf(
    menuTemplate(platform, {
      command: (id) => sent.push(id),
      newWindow: () => sent.push('newWindow'),
      restoreBackup: () => sent.push('restoreBackup'),
    }),
  );

  it('sends the id of each command item when it is chosen', () => {
    for (const item of items) (item.click as (() => void) | undefined)?.();
    expect(sent).toEqual(
      expect.arrayContaining(['file.open', 'file.save', 'edit.undo', 'view.palette', 'newWindow']),
    );
    expect(sent).toHaveLength(items.filter(({ click }) => click).length);
  });

  it('gives no accelerator and no id twice', () => {
    for (const key of ['accelerator', 'id'] as const) {
      const given = items.map((item) => item[key]).filter((value) => value !== undefined);
      expect(new Set(given).size).toBe(given.length);
    }
  });
});
