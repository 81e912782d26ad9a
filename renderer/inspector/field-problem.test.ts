import { describe, expect, it } from 'vitest';
import { descriptorsFor } from '../../shared/authentik/descriptors';
import type { FieldValue } from '../../shared/authentik/record';
import { releases } from '../../shared/authentik/release';
import { fieldProblem } from './field-problem';

const newest = descriptorsFor('2026.8');

const problem = (place: string, value: FieldValue | undefined, set = newest) => {
  const [model = '', name = ''] = place.split(' ');
  const field = set.field(model, name);
  if (field === undefined) throw new Error(place);
  return fieldProblem(field, value);
};

const flow = 'authentik_flows.flow';
const login = 'authentik_stages_user_login.userloginstage';
const staticStage = 'authentik_stages_authenticator_static.authenticatorstaticstage';

describe('what is wrong with a field', () => {
  it.each<readonly [string, FieldValue | undefined, RegExp | undefined]>([
    [`${flow} slug`, undefined, /^Needed/],
    [`${flow} slug`, '', /Cannot be empty/],
    [`${flow} slug`, 'a b', /Only letters/],
    [`${flow} slug`, 'a-b', undefined],
    [`${flow} slug`, { $tag: '!Context', value: 'x' }, undefined],
    [`${flow} layout`, 'diagonal', /not one of the choices/],
    [`${flow} layout`, undefined, undefined],
    [`${login} session_duration`, 'hours=1', undefined],
    [`${login} session_duration`, 'hours=1,minutes=2', /Must be a duration/],
    [`${staticStage} token_length`, 101, /100 or less/],
    [`${staticStage} token_length`, 1.5, /whole number/],
    [`${staticStage} token_count`, '6', undefined],
    ['authentik_stages_password.passwordstage backends', [], /at least one/],
    ['authentik_stages_password.passwordstage backends', ['x'], /not one of the choices/],
    ['authentik_stages_password.passwordstage configure_flow', null, undefined],
    ['authentik_flows.flowstagebinding stage', null, /Cannot be empty/],
    ['authentik_policies_geoip.geoippolicy countries', [], undefined],
    ['authentik_policies_expression.expressionpolicy expression', 'return (1', /never closed \(line 1\)/],
    ['authentik_policies_expression.expressionpolicy expression', 'return True', undefined],
    ['authentik_core.user email', 'nobody', /email address/],
    ['authentik_core.user username', 'a'.repeat(151), /At most 150/],
  ])('%s: %j', (place, value, words) => {
    if (words === undefined) expect(problem(place, value)).toBeUndefined();
    else expect(problem(place, value)).toMatch(words);
  });

  it('follows the release', () => {
    const long = 'a'.repeat(51);
    expect(problem(`${flow} slug`, long)).toBeUndefined();
    expect(problem(`${flow} slug`, long, descriptorsFor('2025.10'))).toMatch(/At most 50/);
  });

  it('finds nothing wrong with any default', () => {
    for (const release of releases) {
      for (const { model, fields } of descriptorsFor(release).models.values()) {
        for (const field of fields) {
          const words = field.default === undefined ? undefined : fieldProblem(field, field.default);
          expect(words === undefined ? '' : `${release} ${model}.${field.name}: ${words}`).toBe('');
        }
      }
    }
  });
});
