import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pythonStartMs } from '../support/python-engine';

const root = join(import.meta.dirname, '..', '..');
let folder = '';
let marker = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'hostile-'));
  marker = join(folder, 'touched');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function scenario(expressions: readonly string[]): string {
  const policies = expressions.flatMap((expression, index) => [
    '  - model: authentik_policies_expression.expressionpolicy',
    `    id: policy-${index}`,
    `    identifiers: {name: policy-${index}}`,
    `    attrs: {expression: ${JSON.stringify(expression)}}`,
    '  - model: authentik_policies.policybinding',
    `    identifiers: {target: !KeyOf flow, policy: !KeyOf policy-${index}, order: ${index}}`,
  ]);
  const blueprint = [
    'version: 1',
    'metadata: {name: hostile}',
    'entries:',
    '  - model: authentik_flows.flow',
    '    id: flow',
    '    identifiers: {slug: subject}',
    '    attrs: {name: subject, title: subject, designation: authorization, policy_engine_mode: all}',
    ...policies,
  ].join('\n');
  return JSON.stringify({
    scenario: 1,
    name: 'hostile',
    release: '2025.10',
    world: { blueprints: [blueprint] },
    session: { user: null, client_ip: '203.0.113.7' },
    run: { flow: 'subject' },
    steps: [{}],
  });
}

interface Evaluation {
  readonly policy: string;
  readonly passing: boolean;
  readonly messages: readonly string[];
  readonly why?: string;
}

function simulate(expressions: readonly string[]): {
  readonly code: number;
  readonly out: string;
  readonly err: string;
} {
  const path = join(folder, 'scenario.json');
  writeFileSync(path, scenario(expressions));
  const command = [join(root, 'scripts', 'cli.mjs'), 'simulate', '--json', '--timeout', '1', path];
  try {
    return {
      code: 0,
      out: execFileSync(process.execPath, command, { encoding: 'utf8', stdio: 'pipe' }),
      err: '',
    };
  } catch (error) {
    const { status, stdout, stderr } = error as { status: number; stdout: string; stderr: string };
    return { code: status, out: stdout, err: stderr };
  }
}

function evaluations(expressions: readonly string[]): readonly Evaluation[] {
  const { out } = simulate(expressions);
  const { steps } = JSON.parse(out) as {
    readonly steps: readonly { readonly evaluations: readonly Evaluation[] }[];
  };
  return steps[0]!.evaluations;
}

const shell = (): string => `touch ${marker}`;

const contained: readonly (readonly [name: string, expression: () => string, explained: RegExp | null])[] = [
  ['an endless loop', () => 'while True: pass', /longer than allowed/],
  [
    'a search that explodes',
    () => "import re\nreturn re.match('(a+)+$', 'a' * 40 + 'b')",
    /longer than allowed/,
  ],
  ['deep recursion', () => 'def f(n):\n  return f(n + 1)\nreturn f(0)', /recursion depth/],
  [
    'a raised recursion limit',
    () => 'import sys\nsys.setrecursionlimit(10**8)\ndef f(n):\n  return f(n)\nreturn f(0)',
    /recursion depth/,
  ],
  ['a shell', () => `return __import__('os').system('${shell()}') == 0`, /no other process/],
  [
    'a shell, asked anew',
    () => `import sys\nsys.modules.pop('posix')\nimport posix\nreturn posix.system('${shell()}') == 0`,
    null,
  ],
  ['a process', () => `import subprocess\nreturn subprocess.check_output(['touch', '${marker}'])`, /process/],
  ['files of the machine', () => "return open('/etc/passwd').read()", /No such file/],
  ['a text of two gigabytes', () => "return 'x' * (2 * 1024**3 - 100)", /memory/],
  ['memory piece by piece', () => "kept = []\nwhile True:\n  kept.append('x' * 10**7)", /memory/],
  ['the objects of the app', () => 'import js\nreturn js.process', /No module named 'js'/],
  [
    'code in the app',
    () => "from stagecraft_orm import Host\nreturn Host.call.constructor('return process')()",
    /EvalError/,
  ],
  ['the network', () => "import socket\nreturn socket.create_connection(('192.0.2.1', 80))", /no network/],
];

const healthy = "return len('abc') == 3";

describe('an expression that asks for too much is contained, explained and harms no other', () => {
  let found: readonly Evaluation[] = [];
  beforeAll(() => {
    // One run for all of them: loading Python takes longer than most of these.
    found = evaluations(contained.flatMap(([, expression]) => [expression(), healthy]));
  }, pythonStartMs);

  it.each(contained.map(([name, , explained], index) => ({ name, explained, index })))(
    '$name',
    ({ explained, index }) => {
      const [hostile, next] = found.slice(2 * index);
      expect(hostile).toMatchObject({ passing: false });
      if (explained) expect(hostile!.messages.join(' ')).toMatch(explained);
      expect(next).toMatchObject({ passing: true, messages: [] });
    },
  );

  it('starts no process', () => {
    expect(existsSync(marker)).toBe(false);
  });
});

it('says that an expression brought the interpreter down', () => {
  expect(evaluations(['import os\nos._exit(3)'])[0]!.messages.join(' ')).toMatch(/interpreter down/);
});

it('puts back what an expression did to the built-ins', () => {
  const [, second] = evaluations([
    'import builtins\nbuiltins.len = None\nreturn True',
    "return len('abc') == 3",
  ]);
  expect(second).toMatchObject({ passing: true });
});

it('ends a thread that cannot be interrupted, and says whose expression it was', () => {
  const { code, err } = simulate(['return sum(range(10**13))']);
  expect(code).toBe(1);
  expect(err).toMatch(/policy-0 ran longer than allowed/);
});

it('names the line of an error as the user counts it', () => {
  expect(evaluations(['x = 1\n\nreturn x.missing'])[0]).toMatchObject({ why: 'AttributeError on line 3' });
});
