import { describe, expect, test } from 'vitest';
import { descriptorsFor } from '../authentik/descriptors';
import { insertableTypes } from './insertable';

describe('insertableTypes', () => {
  test('offers every stage type of all releases and says which the target lacks', () => {
    const types = insertableTypes(descriptorsFor('2025.10'), 'stage');
    expect(types.length).toBeGreaterThanOrEqual(26);
    const lockdown = types.find((type) => type.model.endsWith('accountlockdownstage'));
    expect(lockdown?.unavailable).toBe('Comes with 2026.5; this workspace targets 2025.10');
    expect(types.find((type) => type.model.endsWith('passwordstage'))?.unavailable).toBeUndefined();
  });

  test('offers everything that the newest release has', () => {
    const types = insertableTypes(descriptorsFor('2026.8'), 'policy');
    expect(types.length).toBeGreaterThanOrEqual(8);
    expect(types.filter((type) => type.unavailable !== undefined)).toEqual([]);
  });
});
