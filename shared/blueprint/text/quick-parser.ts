import { Parser } from 'yaml';
import type { CST } from 'yaml';

type Item = CST.FlowCollection['items'][number];

/** What the lexer puts before a text without quotes. */
const scalarMark = '\x1f';
/** Marks that stand for no characters: the beginning of a document, a bracket that was never closed. */
const silent: ReadonlySet<string> = new Set(['\x02', '\x18']);

/**
 * The parser of `yaml`, which makes several generators for every token, without them for the plain tokens between
 * brackets: lists and mappings of many thousand items on one line are read in a third of the time. The tokens are
 * the same; everything else goes to the parser itself.
 */
export class QuickParser extends Parser {
  /** A mark was seen: the text follows. */
  private text: 'none' | 'ours' | 'theirs' = 'none';
  /** Indentation is counted up to the first token of a line that is neither white space nor an indicator. */
  private isIndenting = true;
  private column = 0;

  /** Tokens that are complete with this one. */
  *take(lexeme: string): Generator<CST.Token, void> {
    const { text } = this;
    this.text = 'none';
    if (text === 'ours') {
      this.scalarBetween(lexeme);
      return;
    }
    const type = text === 'theirs' || this.isIndenting ? undefined : plainType(lexeme);
    if (type !== undefined && this.isBetween(type)) {
      if (type === 'scalar') this.text = 'ours';
      else this.separator({ type, offset: this.offset, indent: this.column, source: lexeme });
      return;
    }
    yield* this.next(lexeme);
    if (text === 'none') this.count(lexeme);
    if (lexeme === scalarMark) this.text = 'theirs';
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
    } else if (token.type === 'space') {
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
