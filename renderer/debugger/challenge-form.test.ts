import { describe, expect, it } from 'vitest';
import type { Json } from '../../shared/kernel/json';
import { answerOf, challengeForm, flowOfAddress } from './challenge-form';

const formOf = (body: Json) => challengeForm(body, 'login')!;

describe('the form of a challenge', () => {
  it('asks identification for the user, and for the password where it is on the same page', () => {
    const body = {
      component: 'ak-stage-identification',
      user_fields: ['username', 'email'],
      password_fields: true,
      primary_action: 'Log in',
      enroll_url: '/if/flow/enrol/?next=%2F',
    };
    const form = formOf(body);
    expect(form.fields.map(({ key, label }) => [key, label])).toEqual([
      ['uid_field', 'Username or email'],
      ['password', 'Password'],
    ]);
    expect(form.submit).toBe('Log in');
    expect(form.actions).toEqual([{ label: 'Enrol', open: { flow: 'enrol', query: 'next=%2F' } }]);
    expect(answerOf(form, { uid_field: 'alice', password: 'x' })).toEqual({
      component: 'ak-stage-identification',
      uid_field: 'alice',
      password: 'x',
    });
    expect(formOf({ ...body, password_fields: false }).fields).toHaveLength(1);
  });

  it('makes a field of every prompt, with its choices, first value and errors', () => {
    const prompt = (field_key: string, more: object) => ({
      field_key,
      label: field_key,
      required: true,
      ...more,
    });
    const form = formOf({
      component: 'ak-stage-prompt',
      fields: [
        prompt('username', { type: 'username', initial_value: 'bob' }),
        prompt('colour', { type: 'dropdown', choices: ['red', { value: 'b', label: 'Blue' }] }),
        prompt('terms', { type: 'checkbox', initial_value: false }),
        prompt('hint', { type: 'static', initial_value: 'Read this' }),
        prompt('nick', { type: 'text', required: false }),
      ],
      response_errors: {
        username: [{ string: 'Taken.', code: 'invalid' }],
        non_field_errors: [{ string: 'No.' }],
      },
    });
    expect(form.fields.map(({ kind }) => kind)).toEqual(['text', 'choice', 'switch', 'note', 'text']);
    expect(form.fields[0]!.errors).toEqual(['Taken.']);
    expect(form.errors).toEqual(['No.']);
    expect(form.fields[1]!.choices).toEqual([
      { value: 'red', label: 'red' },
      { value: 'b', label: 'Blue' },
    ]);
    expect(answerOf(form, { colour: 'b', terms: true })).toEqual({
      component: 'ak-stage-prompt',
      username: 'bob',
      colour: 'b',
      terms: true,
    });
  });

  it('sends back the token of a consent', () => {
    expect(answerOf(formOf({ component: 'ak-stage-consent', permissions: [] }), {})).toEqual({
      component: 'ak-stage-consent',
      token: '$token',
    });
  });

  it('leaves a component that nobody wrote a form for to JSON', () => {
    expect(formOf({ component: 'ak-stage-of-tomorrow' }).isRaw).toBe(true);
  });

  it.each([
    [{ component: 'xak-flow-redirect', to: '/' }],
    [{ component: 'ak-stage-access-denied' }],
    [{ component: 'ak-stage-flow-error' }],
    [{ status: 500 }],
    [null],
  ])('has nothing to answer to %j', (body) => {
    expect(challengeForm(body as Json, 'login')).toBeNull();
  });
});

it.each([
  ['/if/flow/enrol/', { flow: 'enrol' }],
  ['/if/flow/enrol/?next=%2Fx', { flow: 'enrol', query: 'next=%2Fx' }],
  ['/', null],
  ['https://elsewhere/if/flow/enrol/', null],
  [undefined, null],
])('%j leads to %j', (address, flow) => {
  expect(flowOfAddress(address)).toEqual(flow);
});
