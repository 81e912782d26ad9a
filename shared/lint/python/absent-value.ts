import type { SyntaxNode } from '@lezer/common';

/** Asks what an expression's own reader knows of a node. */
export interface AbsentReading {
  readonly source: (node: SyntaxNode) => string;
  readonly pathOf: (node: SyntaxNode) => string | undefined;
  readonly textOf: (node: SyntaxNode) => string | undefined;
}

type Value = { readonly is: unknown } | undefined;

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
  if (word === 'and') return left && !left.is ? left : left && right;
  if (word === 'or') return left?.is ? left : left && right;
  if (!left || !right) return undefined;
  if (word === '==') return { is: left.is === right.is };
  if (word === '!=') return { is: left.is !== right.is };
  return undefined;
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
