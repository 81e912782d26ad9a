import type { SyntaxNode } from '@lezer/common';

/** Asks what an expression's own reader knows of a node. */
export interface AbsentReading {
  readonly source: (node: SyntaxNode) => string;
  readonly pathOf: (node: SyntaxNode) => string | undefined;
  readonly textOf: (node: SyntaxNode) => string | undefined;
  /** What a name stands for, where it is given once. */
  readonly valueOf: (name: string) => AbsentValue;
}

export type AbsentValue = { readonly is: unknown } | undefined;
type Value = AbsentValue;

/**
 * What an expression gives where the plan's context holds nothing yet, as at planning time: looked-up keys give
 * None or their default. Undefined where it depends on anything else.
 */
export function absentValue(node: SyntaxNode, reading: AbsentReading): Value {
  const text = reading.source(node);
  switch (node.name) {
    case 'ParenthesizedExpression':
      return inside(node.firstChild?.nextSibling, reading);
    case 'Boolean':
      return { is: text === 'True' };
    case 'None':
      return { is: null };
    case 'Number':
      return { is: Number(text) };
    case 'String':
      return wrapped(reading.textOf(node));
    case 'VariableName':
      return reading.valueOf(text);
    case 'UnaryExpression':
      return text.startsWith('not') ? negated(inside(node.lastChild, reading)) : undefined;
    case 'BinaryExpression':
      return binary(node, reading);
    case 'CallExpression':
      return called(node, reading);
    case 'DictionaryExpression':
    case 'ArrayExpression':
      return /^[{[]\s*[}\]]$/.test(text) ? { is: null } : undefined;
    default:
      return undefined;
  }
}

function inside(node: SyntaxNode | null | undefined, reading: AbsentReading): Value {
  return node ? absentValue(node, reading) : undefined;
}

function wrapped(text: string | undefined): Value {
  return text === undefined ? undefined : { is: text };
}

function negated(value: Value): Value {
  return value && { is: !value.is };
}

function binary(node: SyntaxNode, reading: AbsentReading): Value {
  const left = inside(node.firstChild, reading);
  const right = inside(node.lastChild, reading);
  const operator = node.firstChild?.nextSibling;
  const word = operator ? reading.source(operator) : '';
  if (word === 'and' || word === 'or') return joined(word, left, right);
  if (word === 'is') return identical(node, left, right);
  if (word === 'in' || word === 'not') return contained(node, reading);
  if (!left || !right) return undefined;
  if (word === '==') return { is: left.is === right.is };
  if (word === '!=') return { is: left.is !== right.is };
  return undefined;
}

function joined(word: 'and' | 'or', left: Value, right: Value): Value {
  if (left === undefined) return undefined;
  return Boolean(left.is) === (word === 'or') ? left : right;
}

function identical(node: SyntaxNode, left: Value, right: Value): Value {
  if (!left || !right || (left.is !== null && right.is !== null)) return undefined;
  return { is: (left.is === right.is) !== (node.getChild('not') !== null) };
}

/** Keys that the context gets only once the visitor has answered something. */
const runTimeKeys = [
  'pending_user',
  'prompt_data',
  'auth_method',
  'auth_method_args',
  'captcha',
  'is_restored',
];

function contained(node: SyntaxNode, reading: AbsentReading): Value {
  const key = node.firstChild ? reading.textOf(node.firstChild) : undefined;
  const where = node.lastChild ? reading.pathOf(node.lastChild) : undefined;
  const isPlan = where === 'context' || where === 'context.flow_plan.context';
  if (key === undefined || !isPlan || !runTimeKeys.includes(key)) return undefined;
  return { is: node.getChild('not') !== null };
}

function called(node: SyntaxNode, reading: AbsentReading): Value {
  const [callee, list] = [node.firstChild, node.getChild('ArgList')];
  const first = list?.firstChild?.nextSibling;
  if (!callee || !first) return undefined;
  const name = reading.source(callee);
  if (name === 'bool') return known(inside(first, reading));
  if (name === 'hasattr') return inside(first, reading)?.is === null ? { is: false } : undefined;
  const path = reading.pathOf(node);
  if (path === undefined || !/^context\b/.test(path)) return undefined;
  if (path === 'context.flow_plan') return undefined;
  const other = first.nextSibling?.nextSibling;
  return other && other.name !== ')' ? inside(other, reading) : { is: null };
}

function known(value: Value): Value {
  return value && { is: Boolean(value.is) };
}
