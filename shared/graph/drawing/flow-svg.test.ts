import fc from 'fast-check';
import { expect, it } from 'vitest';
import { documentOf } from '../../document/document';
import { bind, descriptors, draw, flow, policy, rule, stage } from '../graph-fixture';
import { drawingOf } from './drawing';
import { flowSvg } from './flow-svg';
import { pictureOf } from './picture';
import { stageCard } from './stage-card';

function picture(...records: Parameters<typeof draw>) {
  const document = documentOf(records);
  const cardOf = (node: Parameters<typeof stageCard>[2]) => stageCard(document, descriptors, node);
  return pictureOf(drawingOf(draw(...records)), { width: 1000, cardOf });
}

const small = [
  flow(),
  stage('one'),
  stage('two'),
  bind(10, 'one'),
  bind(20, 'two'),
  rule,
  policy('b-two-20'),
];

it('holds every node and every way inside its frame', () => {
  const { x, y, width, height, nodes, edges } = picture(...small);
  expect(nodes.map(({ kind }) => kind)).toEqual(['entry', 'stage', 'gate', 'stage', 'exit']);
  for (const node of nodes) {
    expect(node.x).toBeGreaterThanOrEqual(x);
    expect(node.y).toBeGreaterThanOrEqual(y);
    expect(node.x + node.width).toBeLessThanOrEqual(x + width);
    expect(node.y + node.height).toBeLessThanOrEqual(y + height);
  }
  expect(edges.filter(({ kind }) => kind === 'skip').map(({ title }) => title)).toEqual([
    'skip from two to done',
  ]);
});

it('shows the policies of a gate, with what each means in words', () => {
  const negated = picture(...small, policy('b-two-20', { negate: true, enabled: false, order: 1 }));
  const gate = negated.nodes.find(({ kind }) => kind === 'gate')!;
  expect(gate.chips.map(({ title, isNegated, isDisabled }) => [title, isNegated, isDisabled])).toEqual([
    ['policy rule', false, false],
    ['not policy rule, disabled', true, true],
  ]);
});

/** Every element that is opened is closed, in order; text has no bare `<` or `&`. */
function isWellFormed(svg: string): boolean {
  const open: string[] = [];
  for (const [, close, name, inside] of svg.matchAll(/<(\/?)([a-z]+)((?:\s[^<>]*)?)>/g)) {
    if (close === '/') {
      if (open.pop() !== name) return false;
    } else if (!inside!.endsWith('/')) open.push(name!);
  }
  return open.length === 0 && !/&(?!(?:lt|gt|amp|quot);)/.test(svg);
}

it('is well-formed whatever things are called, and the same each time', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', minLength: 1, maxLength: 60 }), (name) => {
      const records = [flow({ name }), stage(name), bind(10, name)];
      const svg = flowSvg(picture(...records), `Flow ${name}`);
      expect(svg).toBe(flowSvg(picture(...records), `Flow ${name}`));
      expect(isWellFormed(svg.replace(/^<\?xml.*\n/, ''))).toBe(true);
      expect(svg).not.toMatch(/NaN|undefined/);
    }),
    { examples: [['<script>&"\u0000\ud800']] },
  );
});
