import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { createLater } from './create-later';

const parts = { greeting: ({ name }: { readonly name: string }) => <p>Hello {name}</p> };

function loadedBy(load: () => Promise<typeof parts>) {
  const frames: (() => void)[] = [];
  let loads = 0;
  const later = createLater(
    () => {
      loads += 1;
      return load();
    },
    (callback) => frames.push(callback),
  );
  const paint = async () => {
    for (const callback of frames.splice(0)) callback();
    await new Promise((resolve) => setImmediate(resolve));
    // Rendering to text shows what a store began with.
    Object.assign(later.store, { getInitialState: later.store.getState });
  };
  const greeting = { part: 'greeting', name: 'you' } as const;
  const shown = () => renderToStaticMarkup(<later.Part {...greeting} />);
  return { later, paint, shown, loads: () => loads };
}

describe('parts that come later', () => {
  it('are loaded once, when what was asked for first has been painted', async () => {
    const { later, paint, shown, loads } = loadedBy(() => Promise.resolve(parts));
    later.ask();
    later.ask();
    expect([loads(), shown()]).toEqual([0, '']);
    await paint();
    expect([loads(), shown()]).toEqual([0, '']);
    await paint();
    expect([loads(), shown()]).toEqual([1, '<p>Hello you</p>']);
    later.ask();
    await paint();
    await paint();
    expect(loads()).toBe(1);
  });

  it('that cannot be loaded are told to the error boundary', async () => {
    const { later, paint, shown } = loadedBy(() => Promise.reject(new Error('gone')));
    later.ask();
    await paint();
    await paint();
    expect(shown).toThrow('could not be loaded');
  });
});
