import { expect, it } from 'vitest';
import { everyModel } from '../../shared/authentik/descriptors';
import { isKnownIcon } from '../ui/icon';

it('draws every icon that a descriptor names', () => {
  const named = everyModel().flatMap(({ icon }) => (icon === undefined ? [] : [icon]));
  expect(named.length).toBeGreaterThan(60);
  expect(named.filter((icon) => !isKnownIcon(icon))).toEqual([]);
});
