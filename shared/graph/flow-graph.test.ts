import { describe, expect, test } from 'vitest';
import type { AuthentikRecord } from '../authentik/record';
import {
  flowModel,
  binding,
  policyBinding,
  dummy,
  deny,
  redirect,
  identification,
  validate,
  ref,
  find,
  record,
  flow,
  stage,
  bind,
  policy,
  rule,
  draw,
} from './graph-fixture';

/** `source -kind-> target` for every edge: short enough to be read as a table. */
const edges = (...records: AuthentikRecord[]) =>
  draw(...records).edges.map(({ source, kind, target }) => `${source} -${kind}-> ${target}`);

describe('flowGraph, edge by edge', () => {
  const cases: readonly [name: string, records: AuthentikRecord[], expected: string[]][] = [
    ['a flow without stages is done at once', [flow()], ['entry -next-> exit:done']],
    [
      'stages in order, whatever the order of records',
      [flow(), bind(20, 'b'), bind(10, 'a'), stage('a'), stage('b')],
      ['entry -next-> stage:10:a', 'stage:10:a -next-> stage:20:b', 'stage:20:b -next-> exit:done'],
    ],
    [
      'a failing policy skips to the gate of the next binding',
      [flow(), stage('a'), stage('b'), rule, bind(0, 'a'), bind(1, 'b'), policy('b-a-0'), policy('b-b-1')],
      [
        'entry -next-> gate:0:a',
        'gate:0:a -next-> stage:0:a',
        'gate:0:a -skip-> gate:1:b',
        'stage:0:a -next-> gate:1:b',
        'gate:1:b -next-> stage:1:b',
        'gate:1:b -skip-> exit:done',
        'stage:1:b -next-> exit:done',
      ],
    ],
    [
      'disabled policies make a gate without a skip',
      [flow(), stage('a'), rule, bind(0, 'a'), policy('b-a-0', { enabled: false })],
      ['entry -next-> gate:0:a', 'gate:0:a -next-> stage:0:a', 'stage:0:a -next-> exit:done'],
    ],
    [
      'one enabled policy among disabled ones skips',
      [flow(), stage('a'), rule, bind(0, 'a'), policy('b-a-0', { enabled: 'no' }), policy('b-a-0')],
      [
        'entry -next-> gate:0:a',
        'gate:0:a -next-> stage:0:a',
        'gate:0:a -skip-> exit:done',
        'stage:0:a -next-> exit:done',
      ],
    ],
    [
      'a group or user makes a gate too',
      [
        flow(),
        stage('a'),
        bind(0, 'a'),
        record('g', policyBinding, {
          target: ref('b-a-0'),
          group: find('authentik_core.group', 'name', 'staff'),
        }),
      ],
      [
        'entry -next-> gate:0:a',
        'gate:0:a -next-> stage:0:a',
        'gate:0:a -skip-> exit:done',
        'stage:0:a -next-> exit:done',
      ],
    ],
    [
      'an authentication requirement denies',
      [flow({ authentication: 'require_superuser' })],
      ['entry -next-> exit:done', 'entry -denied-> exit:denied'],
    ],
    ['authentication none does not', [flow({ authentication: 'none' })], ['entry -next-> exit:done']],
    [
      'an enabled policy of the flow denies',
      [flow(), rule, policy('flow')],
      ['entry -next-> exit:done', 'entry -denied-> exit:denied'],
    ],
    [
      'a disabled policy of the flow does not',
      [flow(), rule, policy('flow', { enabled: false })],
      ['entry -next-> exit:done'],
    ],
    [
      'a deny stage never continues, its gate may skip it',
      [flow(), rule, stage('no', deny), stage('b'), bind(0, 'no'), policy('b-no-0'), bind(1, 'b')],
      [
        'entry -next-> gate:0:no',
        'gate:0:no -next-> stage:0:no',
        'gate:0:no -skip-> stage:1:b',
        'stage:0:no -denied-> exit:denied',
        'stage:1:b -next-> exit:done',
      ],
    ],
    [
      'a deny stage that restarts goes round for ever',
      [flow(), stage('no', deny), bind(0, 'no', { invalid_response_action: 'restart' })],
      ['entry -next-> stage:0:no', 'stage:0:no -restart-> entry'],
    ],
    [
      'restart actions lead back to the entry',
      [
        flow(),
        stage('a'),
        stage('b'),
        bind(0, 'a', { invalid_response_action: 'restart' }),
        bind(1, 'b', { invalid_response_action: 'restart_with_context' }),
      ],
      [
        'entry -next-> stage:0:a',
        'stage:0:a -next-> stage:1:b',
        'stage:0:a -restart-> entry',
        'stage:1:b -next-> exit:done',
        'stage:1:b -restart-> entry',
      ],
    ],
    [
      'a static redirect ends the flow elsewhere',
      [flow(), stage('go', redirect, { mode: 'static', target_static: 'https://x.y' }), bind(0, 'go')],
      ['entry -next-> stage:0:go', 'stage:0:go -next-> exit:redirect'],
    ],
    [
      'a static redirect does not follow the flow that it also names',
      [
        flow(),
        record('other', flowModel, { slug: 'other' }),
        stage('go', redirect, { mode: 'static', target_flow: ref('other') }),
        bind(0, 'go'),
      ],
      ['entry -next-> stage:0:go', 'stage:0:go -next-> exit:redirect'],
    ],
    [
      'a redirect to a flow goes on there',
      [
        flow(),
        record('other', flowModel, { slug: 'other' }),
        stage('go', redirect, { mode: 'flow', target_flow: ref('other') }),
        stage('b'),
        bind(0, 'go'),
        bind(1, 'b'),
      ],
      ['entry -next-> stage:0:go', 'stage:0:go -link-> exit:redirect:other', 'stage:1:b -next-> exit:done'],
    ],
    [
      'a redirect whose mode only the server knows may do either',
      [
        flow(),
        stage('go', redirect, {
          mode: { $tag: '!Context', value: 'mode' },
          target_flow: find(flowModel, 'slug', 'x'),
        }),
        bind(0, 'go'),
      ],
      ['entry -next-> stage:0:go', 'stage:0:go -next-> exit:redirect', 'stage:0:go -link-> exit:redirect:x'],
    ],
    [
      'a redirect to its own flow comes back to the entry',
      [flow(), stage('go', redirect, { mode: 'flow', target_flow: ref('flow') }), bind(0, 'go')],
      ['entry -next-> stage:0:go', 'stage:0:go -link-> entry'],
    ],
    [
      'identification links the flows it offers, one edge for each field',
      [
        flow(),
        record('join', flowModel, { slug: 'join' }),
        stage('who', identification, {
          enrollment_flow: find(flowModel, 'slug', 'join'),
          recovery_flow: find(flowModel, 'slug', 'lost'),
          passwordless_flow: ref('join'),
        }),
        bind(0, 'who'),
      ],
      [
        'entry -next-> stage:0:who',
        'stage:0:who -next-> exit:done',
        'stage:0:who -link-> exit:redirect:join',
        'stage:0:who -link-> exit:redirect:lost',
        'stage:0:who -link-> exit:redirect:join',
      ],
    ],
    [
      'validation inserts its configuration stages where it configures',
      [
        flow(),
        stage('totp', 'authentik_stages_authenticator_totp.authenticatortotpstage'),
        stage('mfa', validate, { not_configured_action: 'configure', configuration_stages: [ref('totp')] }),
        bind(0, 'mfa'),
      ],
      [
        'entry -next-> stage:0:mfa',
        'stage:0:mfa -next-> exit:done',
        'stage:0:mfa -link-> stage:inserted:totp',
      ],
    ],
    [
      'validation that skips does not',
      [
        flow(),
        stage('totp'),
        stage('mfa', validate, { configuration_stages: [ref('totp')] }),
        bind(0, 'mfa'),
      ],
      ['entry -next-> stage:0:mfa', 'stage:0:mfa -next-> exit:done'],
    ],
    [
      'absent entries do not count',
      [
        flow(),
        stage('a'),
        stage('b'),
        rule,
        bind(0, 'a'),
        { ...bind(1, 'b'), entry: { source: 'file', identifiers: [], state: 'absent' } },
        { ...policy('b-a-0'), entry: { source: 'file', identifiers: [], state: 'absent' } },
      ],
      ['entry -next-> stage:0:a', 'stage:0:a -next-> exit:done'],
    ],
    [
      'references by primary key and by lookup',
      [
        record('flow', flowModel, { slug: 'login', pk: '11111111-1111-4111-8111-111111111111' }),
        stage('a', dummy, { pk: '22222222-2222-4222-8222-222222222222' }),
        stage('b'),
        rule,
        record('x', binding, {
          target: '11111111-1111-4111-8111-111111111111',
          stage: '22222222-2222-4222-8222-222222222222',
          order: 0,
          pk: '33333333-3333-4333-8333-333333333333',
        }),
        record('y', binding, {
          target: find(flowModel, 'slug', 'login'),
          stage: find('authentik_flows.stage', 'name', 'b'),
          order: 5,
        }),
        record('z', policyBinding, {
          target: '33333333-3333-4333-8333-333333333333',
          policy: ref('rule'),
          order: 0,
        }),
      ],
      [
        'entry -next-> gate:0:a',
        'gate:0:a -next-> stage:0:a',
        'gate:0:a -skip-> stage:5:b',
        'stage:0:a -next-> stage:5:b',
        'stage:5:b -next-> exit:done',
      ],
    ],
    [
      'missing stages stay in the path',
      [flow(), bind(0, 'gone'), bind(1, 'x', { stage: find(deny, 'name', 'elsewhere') })],
      [
        'entry -next-> stage:0:something that is gone',
        'stage:0:something that is gone -next-> stage:1:elsewhere',
        'stage:1:elsewhere -denied-> exit:denied',
      ],
    ],
    [
      'bindings of other flows stay out',
      [flow(), stage('a'), bind(0, 'a', { target: ref('other') }), record('other', flowModel, { slug: 'o' })],
      ['entry -next-> exit:done'],
    ],
    [
      'the same stage twice',
      [flow(), stage('a'), bind(0, 'a'), bind(1, 'a')],
      ['entry -next-> stage:0:a', 'stage:0:a -next-> stage:1:a', 'stage:1:a -next-> exit:done'],
    ],
    [
      'an order that only the server knows comes last',
      [flow(), stage('a'), stage('b'), bind({ $tag: '!Context', value: 'o' }, 'a'), bind(90, 'b')],
      ['entry -next-> stage:90:b', 'stage:90:b -next-> stage:?:a', 'stage:?:a -next-> exit:done'],
    ],
  ];
  test.each(cases)('%s', (_name, records, expected) => {
    expect(edges(...records)).toEqual(expected);
  });
});
