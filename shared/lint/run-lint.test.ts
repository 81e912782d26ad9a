import { describe, expect, it } from 'vitest';
import { descriptorsFor } from '../authentik/descriptors';
import { parseBlueprint } from '../blueprint/text/parse-blueprint';
import { documentOf } from '../document/document';
import { runCommand } from '../document/run-command';
import { lintFile } from './lint-file';
import { flow, record, step } from './lint-fixture';
import { lintRules } from './registry';
import { runLint } from './run-lint';
import { lintSettingsOf, readLintSettings } from './settings';

const release = '2026.5';
const descriptors = descriptorsFor(release);
const nameOnly = flow('authentication', [step('identification'), step('userLogin')]);
const run = (records: typeof nameOnly, settings = {}) =>
  runLint(documentOf(records), { descriptors, release, settings });

describe('runLint', () => {
  it('knows every rule once, in the order of its ids', () => {
    const ids = lintRules.map(({ id }) => id);
    expect(ids).toEqual([...new Set(ids)].sort());
    expect(ids.length).toBeGreaterThan(100);
    for (const { why, title } of lintRules)
      expect([why.endsWith('.'), title.endsWith('.')]).toEqual([true, false]);
  });

  it('says what is wrong, where and why', () => {
    expect(run(nameOnly).find(({ code }) => code === 'B05')).toEqual({
      code: 'B05',
      severity: 'error',
      message:
        'Between “identification” and “userLogin” nothing asks for a password or another proof. Whoever knows a name is logged in as its owner.',
      at: { record: 'flow/userLogin', field: 'stage' },
    });
  });

  it('turns rules off and changes how much they weigh', () => {
    const settings = readLintSettings({ B05: 'off', S02: { level: 'info', reason: 'a test' }, X: 'loud' });
    expect(settings).toEqual({ B05: { level: 'off' }, S02: { level: 'info', reason: 'a test' } });
    const found = run(nameOnly, settings);
    expect(found.map(({ code }) => code)).not.toContain('B05');
    expect(found.find(({ code }) => code === 'S02')?.severity).toBe('info');
  });

  it('takes its settings from the workspace', () => {
    const context = { newId: () => 'kept', descriptors };
    const off = { command: 'set-rule', args: { rule: 'B05', level: 'off', reason: 'a lab' } } as const;
    const said = runCommand(documentOf(nameOnly), off, context);
    if (!said.ok) throw new Error('refused');
    expect(lintSettingsOf(said.value.document)).toEqual({ B05: { level: 'off', reason: 'a lab' } });
    const reset = { command: 'set-rule', args: { rule: 'B05', level: 'default' } } as const;
    const back = runCommand(said.value.document, reset, context);
    expect(back.ok && lintSettingsOf(back.value.document)).toEqual({});
  });

  it('finds nothing in a sound login', () => {
    const sound = flow('authentication', [
      step('identification'),
      step('password'),
      step('validate'),
      step('userLogin'),
    ]);
    expect(run(sound)).toEqual([]);
  });

  it('offers fixes that commands carry out, and the finding is gone', () => {
    const tie = flow('authentication', [
      step('identification', {}, { binding: { invalid_response_action: 'retry' } }),
      step('password', {}, { binding: { order: 10, invalid_response_action: 'restart' } }),
      step('userLogin'),
    ]);
    let document = documentOf(tie);
    const codes: string[] = [];
    for (;;) {
      const found = runLint(document, { descriptors, release }).find(({ fix }) => fix !== undefined);
      if (found?.fix === undefined) break;
      codes.push(found.code);
      const args = found.fix.args as { record: string; set: Record<string, string | number> };
      const call = { command: 'set-fields', args } as const;
      const done = runCommand(document, call, { newId: () => 'x', descriptors });
      if (!done.ok) throw new Error('refused');
      document = done.value.document;
    }
    expect(codes).toEqual(['B25', 'B51']);
  });
});

describe('lintFile', () => {
  const text = `version: 1
metadata: { name: test }
entries:
  - model: authentik_flows.flow
    id: flow
    identifiers: { slug: login }
    attrs:
      name: Login
      title: Login
      designation: authentication
      authentication: require_authenticated
`;

  it('gives line, column, entry and field', () => {
    const found = lintFile(parseBlueprint(text, 'login.yaml'), { release });
    expect(found.map(({ code, at }) => [code, at])).toEqual([
      ['B01', expect.objectContaining({ path: 'login.yaml', line: 4, entry: 'flow' })],
      ['C01', expect.objectContaining({ line: 11, column: 23, entry: 'flow', field: 'authentication' })],
    ]);
  });

  it('says nothing of what cannot be known: tags, stages of newer releases, what is not here', () => {
    const document = documentOf([
      record('authentik_flows.flow', 'f', {
        slug: 'f',
        name: 'f',
        title: 'f',
        designation: 'authentication',
        authentication: { $tag: '!Context', value: 'x' },
      }),
      record('authentik_stages_future.futurestage', 'new', { name: 'new' }),
      record('authentik_flows.flowstagebinding', 'b', {
        target: { $ref: 'f' },
        stage: { $ref: 'new' },
        order: 1,
      }),
    ]);
    expect(runLint(document, { descriptors, release }).map(({ code }) => code)).toEqual(['B02']);
  });
});
