/**
 * What can be said of a Python function body without a Python: unbalanced brackets, unclosed strings, impossible
 * indentation, and nothing to run at all. Answers the error as Python words it, or undefined. Everything else
 * (operators, keywords, assignments to literals) is not decided here.
 */
export function pythonSyntaxError(text: string): string | undefined {
  const scan = scanTokens(text);
  if (typeof scan === 'string') return scan;
  return indentationError(scan);
}

interface LogicalLine {
  /** From 1, in the text. */
  readonly line: number;
  readonly indent: number;
  /** The line ends in a colon: a block must follow. */
  readonly opens: boolean;
}

const closing: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{' };
const place = (line: number) => `(temp-policy, line ${String(line + 1)})`;

class Scanner {
  private at = 0;
  private line = 1;
  private readonly open: { readonly bracket: string; readonly line: number }[] = [];
  readonly lines: LogicalLine[] = [];
  private start: { readonly line: number; readonly indent: number } | undefined;
  private last = '';

  constructor(private readonly text: string) {}

  run(): string | undefined {
    while (this.at < this.text.length) {
      const problem = this.step();
      if (problem !== undefined) return problem;
    }
    const unclosed = this.open.at(-1);
    if (unclosed) return `'${unclosed.bracket}' was never closed ${place(unclosed.line)}`;
    this.endLine();
    return undefined;
  }

  private step(): string | undefined {
    const char = this.text[this.at]!;
    if (char === '\n') return this.newLine();
    if (char === '#') return this.skipTo('\n');
    if (char === '\\' && /^\\\r?\n/.test(this.text.slice(this.at, this.at + 3))) return this.continued();
    if (/\s/.test(char)) {
      this.at += 1;
      return undefined;
    }
    this.begin();
    if (char === '"' || char === "'") return this.quoted(char);
    this.last = char;
    this.at += 1;
    if ('([{'.includes(char)) this.open.push({ bracket: char, line: this.line });
    else if (char in closing) return this.close(char);
    return undefined;
  }

  private begin(): void {
    if (this.start || this.open.length > 0) return;
    const from = this.text.lastIndexOf('\n', this.at - 1) + 1;
    this.start = { line: this.line, indent: widthOf(this.text.slice(from, this.at)) };
  }

  private newLine(): undefined {
    this.at += 1;
    if (this.open.length === 0) this.endLine();
    this.line += 1;
  }

  private endLine(): void {
    if (this.start) this.lines.push({ ...this.start, opens: this.last === ':' });
    this.start = undefined;
    this.last = '';
  }

  private skipTo(mark: string): undefined {
    const found = this.text.indexOf(mark, this.at);
    this.at = found < 0 ? this.text.length : found;
  }

  private continued(): undefined {
    this.at = this.text.indexOf('\n', this.at) + 1;
    this.line += 1;
  }

  private close(char: string): string | undefined {
    const top = this.open.pop();
    if (!top) return `unmatched '${char}' ${place(this.line)}`;
    if (top.bracket === closing[char]) return undefined;
    return `closing parenthesis '${char}' does not match opening parenthesis '${top.bracket}' ${place(this.line)}`;
  }

  private quoted(quote: string): string | undefined {
    const isTriple = this.text.startsWith(quote.repeat(3), this.at);
    const mark = isTriple ? quote.repeat(3) : quote;
    const from = this.line;
    this.at += mark.length;
    while (this.at < this.text.length) {
      if (this.text.startsWith(mark, this.at)) {
        this.at += mark.length;
        this.last = quote;
        return undefined;
      }
      const char = this.text[this.at]!;
      if (char === '\n' && !isTriple) break;
      const width = char === '\\' ? 2 : 1;
      if (this.text.slice(this.at, this.at + width).includes('\n')) this.line += 1;
      this.at += width;
    }
    const what = isTriple ? 'unterminated triple-quoted string literal' : 'unterminated string literal';
    return `${what} ${place(from)}`;
  }
}

function widthOf(blank: string): number {
  return blank.replaceAll('\t', '        ').length;
}

function scanTokens(text: string): string | readonly LogicalLine[] {
  const scanner = new Scanner(text);
  return scanner.run() ?? scanner.lines;
}

function indentationError(lines: readonly LogicalLine[]): string | undefined {
  if (lines.length === 0) return `expected an indented block after function definition on line 1 ${place(0)}`;
  const levels = [lines[0]!.indent];
  let previous = lines[0]!;
  for (const line of lines.slice(1)) {
    const current = levels.at(-1)!;
    if (line.indent > current) {
      if (!previous.opens) return `unexpected indent ${place(line.line)}`;
      levels.push(line.indent);
    } else {
      if (previous.opens) return `expected an indented block ${place(line.line)}`;
      while (levels.length > 0 && levels.at(-1)! > line.indent) levels.pop();
      if (levels.at(-1) !== line.indent) {
        return `unindent does not match any outer indentation level ${place(line.line)}`;
      }
    }
    previous = line;
  }
  return previous.opens ? `expected an indented block ${place(previous.line)}` : undefined;
}
