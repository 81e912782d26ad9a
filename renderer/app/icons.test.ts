import { expect, it } from 'vitest';
import { everyModel } from '../../shared/authentik/descriptors';
import { isKnownIcon } from '../ui/icon';

it('has a drawing for every icon that a descriptor names', () => {
  const missing = everyModel().filter(({ icon }) => icon !== undefined && !isKnownIcon(icon));
  expect(missing.map(({ model, icon }) => `${model}: ${String(icon)}`)).toEqual([]);
});
