import { describe, expect, it } from 'vitest';
import { descriptorsFor } from '../../shared/authentik/descriptors';
import { formFields, modelProblem, strayFields } from './form-fields';

const older = descriptorsFor('2025.10');
const newest = descriptorsFor('2026.8');
const identification = 'authentik_stages_identification.identificationstage';

describe('fields of a form', () => {
  it('begin with the name and leave out what another object owns', () => {
    const names = formFields(older.model(identification)!).map(({ name }) => name);
    expect(names[0]).toBe('name');
    expect(names).not.toContain('flow_set');
    expect(formFields(older.model(identification)!, ['sources']).map(({ name }) => name)).not.toContain(
      'sources',
    );
  });

  it('leave over what the target release ignores, with the reason', () => {
    const fields = { name: 'x', webauthn_stage: null, colour: 'red', pk: '1' };
    const record = { id: '1', model: identification, fields };
    expect(strayFields(older, record).map(({ name, reason }) => [name, reason])).toEqual([
      ['webauthn_stage', 'authentik 2025.10 ignores it. It is known from 2025.12 on.'],
      ['colour', 'authentik 2025.10 ignores it.'],
    ]);
    expect(strayFields(newest, record).map(({ name }) => name)).toEqual(['colour']);
  });

  it('say where a whole type is not known', () => {
    expect(modelProblem(newest, 'authentik_endpoints.endpointstage')).toBeUndefined();
    expect(modelProblem(older, 'authentik_endpoints.endpointstage')).toMatch(/known from 2025\.12 on/);
    expect(modelProblem(older, 'authentik_none.thing')).toMatch(/refuse the whole file/);
  });
});
