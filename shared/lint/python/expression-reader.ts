import type { SyntaxNode } from '@lezer/common';
import { absentValue } from './absent-value';
import type { AbsentReading, AbsentValue } from './absent-value';
import type { Call, ExpressionFacts, Lookup } from './facts';

type Read = Omit<ExpressionFacts, 'empty' | 'brokenAt'>;

/** Goes through the syntax tree of one expression once and keeps what rules ask for. */
export class ExpressionReader {
  private readonly names = new Set<string>();
  private readonly reads: { path: string; safe: boolean }[] = [];
  private readonly writes: Lookup[] = [];
  private readonly calls: Call[] = [];
  private readonly aliases = new Map<string, string>();
  private readonly values = new Map<string, AbsentValue>();
  private readonly tested = new Set<string>();
  private tries = 0;
  private functions = 0;
  private returnCount = 0;
  private canBeTrue = false;
  private canBeFalse = false;
  private absent: boolean | undefined;
  private literal: 'list' | 'text' | 'other' | undefined;

  private readonly reading: AbsentReading = {
    source: (part) => this.source(part),
    pathOf: (part) => this.pathOf(part),
    textOf: (part) => this.textOf(part),
    valueOf: (name) => this.values.get(name),
  };

  constructor(private readonly text: string) {}

  facts(): Read {
    const reads = this.reads.map(({ path, safe }) => ({
      path,
      safe: safe || path.split('.').some((part) => this.tested.has(part)),
    }));
    const { names, writes, calls, returnCount: count, canBeTrue, canBeFalse, literal, absent } = this;
    const returns = {
      count,
      canBeTrue,
      canBeFalse,
      ...(literal !== undefined && { literal }),
      ...(absent !== undefined && { absent }),
    };
    return { names, reads, writes, calls, returns };
  }

  walk(node: SyntaxNode): void {
    const isTry = node.name === 'TryStatement';
    const isFunction = node.name === 'FunctionDefinition' || node.name === 'LambdaExpression';
    if (isTry) this.tries += 1;
    if (isFunction) this.functions += 1;
    this.enter(node);
    for (let child = node.firstChild; child; child = child.nextSibling) this.walk(child);
    if (isTry) this.tries -= 1;
    if (isFunction) this.functions -= 1;
  }

  private enter(node: SyntaxNode): void {
    const handlers: Readonly<Record<string, (node: SyntaxNode) => void>> = {
      VariableName: (name) => this.names.add(this.source(name)),
      AssignStatement: (statement) => this.assign(statement),
      MemberExpression: (member) => this.lookup(member),
      CallExpression: (call) => this.call(call),
      BinaryExpression: (operation) => this.test(operation),
      ReturnStatement: (statement) => this.returned(statement),
    };
    handlers[node.name]?.(node);
  }

  private source({ from, to }: { readonly from: number; readonly to: number }): string {
    return this.text.slice(from, to);
  }

  private lookup(node: SyntaxNode): void {
    const path = this.pathOf(node);
    if (path === undefined || isTarget(node)) return;
    const byKey = node.lastChild?.name === ']';
    if (node.parent?.name === 'CallExpression' && node.parent.firstChild?.from === node.from && !byKey)
      return;
    this.reads.push({ path, safe: !byKey || this.tries > 0 });
  }

  private call(node: SyntaxNode): void {
    const [callee, first] = [node.firstChild, node.getChild('ArgList')?.firstChild?.nextSibling];
    const name = callee ? this.pathOf(callee) : undefined;
    if (name === undefined) return;
    const text = first?.name === 'String' ? this.textOf(first) : undefined;
    const path = first ? this.pathOf(first) : undefined;
    this.calls.push({ name, ...(text !== undefined && { text }), ...(path !== undefined && { path }) });
    if ((name === 'hasattr' || name === 'getattr') && path !== undefined) this.tested.add(path);
    const own = this.pathOf(node);
    if (own !== undefined) this.reads.push({ path: own, safe: true });
  }

  private test(node: SyntaxNode): void {
    const left = node.firstChild;
    if (left?.name !== 'String' || node.getChild('in') === null) return;
    const key = this.textOf(left);
    if (key !== undefined) this.tested.add(key);
  }

  private assign(node: SyntaxNode): void {
    const target = node.firstChild;
    if (!target) return;
    if (target.name === 'VariableName' && node.lastChild) {
      const name = this.source(target);
      const value = this.values.has(name) ? undefined : absentValue(node.lastChild, this.reading);
      this.values.set(name, value);
    }
    const path = this.pathOf(target);
    if (target.name === 'VariableName' && node.lastChild) {
      const value = this.pathOf(node.lastChild);
      if (value !== undefined && path !== undefined) this.aliases.set(this.source(target), value);
    } else if (path !== undefined) this.writes.push({ path, safe: true });
  }

  private returned(node: SyntaxNode): void {
    if (this.functions > 0) return;
    this.returnCount += 1;
    const value = node.firstChild?.nextSibling ?? null;
    const verdict = value === null ? false : this.truth(value);
    if (verdict !== false) this.canBeTrue = true;
    if (verdict !== true) this.canBeFalse = true;
    const absent = value === null ? { is: null } : absentValue(value, this.reading);
    this.absent = absent && Boolean(absent.is);
    const kinds: Readonly<Record<string, 'list' | 'text' | 'other'>> = {
      String: 'text',
      FormatString: 'text',
      Number: 'other',
      Boolean: 'other',
      None: 'other',
    };
    this.literal = kinds[value?.name ?? 'None'] ?? 'list';
  }

  /** Python's truth of a plain value; undefined where it depends. */
  private truth(node: SyntaxNode): boolean | undefined {
    const text = this.source(node);
    if (node.name === 'ParenthesizedExpression') {
      const inner = node.firstChild?.nextSibling;
      return inner ? this.truth(inner) : undefined;
    }
    if (node.name === 'UnaryExpression' && text.startsWith('not')) {
      const inner = node.lastChild ? this.truth(node.lastChild) : undefined;
      return inner === undefined ? undefined : !inner;
    }
    if (node.name === 'Boolean') return text === 'True';
    if (node.name === 'None') return false;
    if (node.name === 'Number') return Number(text) !== 0;
    if (node.name === 'String') return (this.textOf(node) ?? 'x') !== '';
    return /^(\[\s*\]|\{\s*\}|\(\s*\))$/.test(text) ? false : undefined;
  }

  private textOf(node: SyntaxNode): string | undefined {
    return /^[rRuU]?(?:'([^'\\]*)'|"([^"\\]*)")$/
      .exec(this.source(node))
      ?.slice(1)
      .find((part) => part !== undefined);
  }

  /** The path that an expression looks up, aliases followed; undefined for anything else. */
  private pathOf(node: SyntaxNode): string | undefined {
    if (node.name === 'VariableName') return this.aliases.get(this.source(node)) ?? this.source(node);
    if (node.name === 'MemberExpression') return this.memberPath(node);
    if (node.name === 'CallExpression') return this.gotPath(node);
    return undefined;
  }

  private memberPath(node: SyntaxNode): string | undefined {
    const base = node.firstChild ? this.pathOf(node.firstChild) : undefined;
    if (base === undefined) return undefined;
    const property = node.getChild('PropertyName');
    const key = property ? this.source(property) : this.keyOf(node);
    if (key === undefined) return undefined;
    return base === 'request' && key === 'context' ? 'context' : `${base}.${key}`;
  }

  private keyOf(node: SyntaxNode): string | undefined {
    const text = node.getChild('String');
    return text ? this.textOf(text) : undefined;
  }

  /** `x.get("key", …)` is the path `x.key`. */
  private gotPath(node: SyntaxNode): string | undefined {
    const callee = node.firstChild;
    const name = callee?.getChild('PropertyName');
    if (!callee?.firstChild || !name || this.source(name) !== 'get') return undefined;
    const first = node.getChild('ArgList')?.getChild('String');
    const key = first ? this.textOf(first) : undefined;
    const base = this.pathOf(callee.firstChild);
    return key === undefined || base === undefined ? undefined : `${base}.${key}`;
  }
}

/** Whether a lookup is what an assignment writes, or stands inside of it. */
function isTarget(node: SyntaxNode): boolean {
  const { parent } = node;
  if (parent?.name === 'AssignStatement') return parent.firstChild?.from === node.from;
  return parent?.name === 'MemberExpression' && parent.firstChild?.from === node.from && isTarget(parent);
}
