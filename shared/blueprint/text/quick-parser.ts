import { Lexer, Parser } from 'yaml';
import type { CST } from 'yaml';

import { plainRuns, runLexemes, withoutRuns } from './plain-runs';
import type { PlainRun } from './plain-runs';

type Item = CST.FlowCollection['items'][number];

/** What the lexer puts before a text without quotes. */
const scalarMark = '\x1f';
/** Marks that stand for no characters: the beginning of a document, a bracket that was never closed. */
const silent: ReadonlySet<string> = new Set(['\x02', '\x18']);

interface Progress {
  /** Collections that are open. */
  readonly open: number;
  readonly offset: number;
}

/**
 * The tokens of a text, as `yaml` makes them. `isEnough` is asked after every one: the parser closes collections by
 * recursion, so that one may end in time what is nested without end.
 */
export function quickTokens(text: string, isEnough: (progress: Progress) => boolean): CST.Token[] {
  const runs = plainRuns(text);
  if (runs.length > 0) {
    const quick = tokensWith(text, runs, isEnough);
    // A run in quotes, in a comment or without brackets around it: there it is no run.
    if (quick !== undefined) return quick;
  }
  return tokensWith(text, [], isEnough)!;
}

function tokensWith(
  text: string,
  runs: readonly PlainRun[],
  isEnough: (progress: Progress) => boolean,
): CST.Token[] | undefined {
  const parser = new QuickParser(new Map(runs.map(({ start, end }) => [start, text.slice(start, end)])));
  const tokens: CST.Token[] = [];
  for (const lexeme of new Lexer().lex(runs.length === 0 ? text : withoutRuns(text, runs))) {
    if (parser.takePlain(lexeme)) continue;
    for (const token of parser.take(lexeme)) tokens.push(token);
    if (isEnough({ open: parser.stack.length, offset: parser.offset })) return tokens;
  }
  if (parser.runsTaken < runs.length) return undefined;
  for (const token of parser.end()) tokens.push(token);
  return tokens;
}

/**
 * The parser of `yaml`, which makes several generators for every token, without them for the plain tokens between
 * brackets: lists and mappings of many thousand items are read in a fraction of the time. The tokens are
 * the same; everything else goes to the parser itself.
 */
class QuickParser extends Parser {
  runsTaken = 0;
  /** A mark was seen: the text follows. */
  private text: 'none' | 'ours' | 'theirs' | 'run' = 'none';
  /** Indentation is counted up to the first token of a line that is neither white space nor an indicator. */
  private isIndenting = true;
  private column = 0;

  /** `runs`: their texts by where they start; the lexer gives each as one word. */
  constructor(private readonly runs: ReadonlyMap<number, string>) {
    super();
  }

  /** Whether the lexeme was a plain one between brackets; then it is taken. */
  takePlain(lexeme: string): boolean {
    if (this.text === 'ours') {
      this.text = 'none';
      this.scalarBetween(lexeme);
      return true;
    }
    if (this.text !== 'none' || this.isIndenting || this.isRun(lexeme)) return false;
    const type = plainType(lexeme);
    if (type === undefined || !this.isBetween(type)) return false;
    if (type === 'scalar') this.text = 'ours';
    else this.separator({ type, offset: this.offset, indent: this.column, source: lexeme });
    return true;
  }

  /** Tokens that are complete with this one. */
  *take(lexeme: string): Generator<CST.Token, void> {
    const { text } = this;
    this.text = 'none';
    const run = text === 'run' ? this.runs.get(this.offset) : undefined;
    if (run?.length === lexeme.length) {
      yield* this.run(run);
      return;
    }
    const isRun = text === 'none' && this.isRun(lexeme);
    yield* this.next(lexeme);
    if (text === 'none') this.count(lexeme);
    if (lexeme === scalarMark) this.text = isRun ? 'run' : 'theirs';
  }

  private isRun(lexeme: string): boolean {
    return lexeme === scalarMark && this.runs.has(this.offset) && this.isBetween('scalar');
  }

  /** Its first text goes to the parser itself, which notes that the line has begun. */
  private *run(run: string): Generator<CST.Token, void> {
    const [first, ...others] = runLexemes(run);
    yield* this.next(first!);
    this.runsTaken += 1;
    const { column } = this;
    for (const source of others) {
      const type = source === '\n' ? 'newline' : (plainType(source) ?? 'scalar');
      if (type === 'scalar') this.scalarBetween(source);
      else this.separator({ type, offset: this.offset, indent: this.column, source });
      if (type === 'newline') this.column = 0;
      else if (this.column === 0) this.column = column;
    }
  }

  private count(lexeme: string): void {
    if (lexeme === '\n' || lexeme === '\r\n') [this.isIndenting, this.column] = [true, 0];
    else if (!this.isIndenting) return;
    else if (/^(?: .*|[-?:])$/.test(lexeme)) this.column += lexeme.length;
    else if (!lexeme.startsWith('\t') && !silent.has(lexeme)) this.isIndenting = false;
  }

  private isBetween(type: PlainType): boolean {
    const top = this.stack.at(-1);
    if (top?.type === 'flow-collection') return top.end.length === 0;
    const below = this.stack.at(-2);
    return top?.type === 'scalar' && type === 'comma' && below?.type === 'flow-collection';
  }

  private scalarBetween(source: string): void {
    const scalar: CST.FlowScalar = { type: 'scalar', offset: this.offset, indent: this.column, source };
    this.offset += source.length;
    const { items } = this.stack.at(-1) as CST.FlowCollection;
    const last = items.at(-1);
    if (last === undefined || last.value) items.push({ start: [], key: scalar, sep: [] });
    else if (last.sep) this.stack.push(scalar);
    else Object.assign(last, { key: scalar, sep: [] });
  }

  private separator(token: CST.SourceToken): void {
    const scalar = this.stack.at(-1)!.type === 'scalar' ? (this.stack.pop() as CST.FlowScalar) : undefined;
    const { items } = this.stack.at(-1) as CST.FlowCollection;
    const last = items.at(-1);
    if (scalar !== undefined) last!.value = scalar;
    if (token.type === 'comma') {
      if (last === undefined || last.sep) items.push({ start: [token] });
      else last.start.push(token);
    } else if (token.type === 'space' || token.type === 'newline') {
      if (last === undefined || last.value) items.push({ start: [token] });
      else (last.sep ?? last.start).push(token);
    } else colon(items, last, token);
    this.offset += token.source.length;
  }
}

function colon(items: Item[], last: Item | undefined, token: CST.SourceToken): void {
  if (last === undefined || last.value) items.push({ start: [], key: null, sep: [token] });
  else if (last.sep) last.sep.push(token);
  else Object.assign(last, { key: null, sep: [token] });
}

type PlainType = 'scalar' | 'comma' | 'space' | 'map-value-ind';

function plainType(lexeme: string): PlainType | undefined {
  if (lexeme === scalarMark) return 'scalar';
  if (lexeme === ',') return 'comma';
  if (lexeme === ':') return 'map-value-ind';
  return lexeme.startsWith(' ') ? 'space' : undefined;
}
