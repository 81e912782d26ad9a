import { expect, it } from 'vitest';
import type { KeyPress } from './early-input';
import { keepEarlyInput } from './early-input';

const press = (key: string, more: Partial<KeyPress> = {}): KeyPress => ({
  key,
  code: key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  defaultPrevented: false,
  ...more,
});

it('gives keys of commands that nothing took to the parts that came meanwhile, once', () => {
  let onKey: ((event: KeyPress) => void) | undefined;
  let awaiting = false;
  const given: string[] = [];
  const giveBack = keepEarlyInput(
    {
      awaitMore: () => {
        awaiting = true;
        return () => {
          awaiting = false;
        };
      },
    },
    {
      listen: (listener) => {
        onKey = listener;
        return () => {
          onKey = undefined;
        };
      },
      press: ({ key }) => {
        given.push(key);
      },
    },
  );
  expect(awaiting).toBe(true);
  onKey?.(press('F5'));
  onKey?.(press('a'));
  const taken: { defaultPrevented: boolean } & KeyPress = press('z', { ctrlKey: true });
  onKey?.(taken);
  taken.defaultPrevented = true;
  onKey?.(press('h', { ctrlKey: true }));
  expect(given).toEqual([]);
  giveBack();
  expect([given, awaiting, onKey]).toEqual([['F5', 'h'], false, undefined]);
  giveBack();
  expect(given).toEqual(['F5', 'h']);
});
