/** A stretch of a text that holds many plain items of a list or mapping in brackets: `1, 2, k: v`. */
export interface PlainRun {
  readonly start: number;
  readonly end: number;
}

const fewest = 64;
const bracket = /[[{]/g;
const item = /\w[\w.+-]*(?:: \w[\w.+-]*)?/y;

/**
 * Long runs of plain items right behind an opening bracket, each up to before a comma. Items stand on the bracket's
 * line or on lines of their own of the same indentation. Whether a run really stands between brackets (and not in
 * quotes) is for the lexer to say.
 */
export function plainRuns(text: string): readonly PlainRun[] {
  const runs: PlainRun[] = [];
  bracket.lastIndex = 0;
  for (let match = bracket.exec(text); match !== null; match = bracket.exec(text)) {
    const found = runAt(text, bracket.lastIndex);
    if (found.count >= fewest) runs.push(found);
    // What was looked through is not looked through again.
    bracket.lastIndex = Math.max(bracket.lastIndex, found.end);
  }
  return runs;
}

function runAt(text: string, from: number): PlainRun & { readonly count: number } {
  let start = skipSpaces(text, from);
  let indent = -1;
  if (text[start] === '\n') {
    const line = start + 1;
    start = skipSpaces(text, line);
    indent = start - line;
  }
  let end = start;
  let count = 0;
  for (let at = start; ;) {
    item.lastIndex = at;
    if (!item.test(text) || text[item.lastIndex] !== ',') break;
    end = item.lastIndex;
    count += 1;
    at = skipSpaces(text, end + 1);
    if (text[at] !== '\n') continue;
    const line = at + 1;
    at = skipSpaces(text, line);
    // A line further to the left may end the list.
    if (at - line !== indent) break;
  }
  return { start, end, count };
}

function skipSpaces(text: string, from: number): number {
  let at = from;
  while (text.charCodeAt(at) === 0x20) at += 1;
  return at;
}

/** The text with each run as one long word, so that everything keeps its place. */
export function withoutRuns(text: string, runs: readonly PlainRun[]): string {
  let out = '';
  let at = 0;
  for (const { start, end } of runs) {
    out += text.slice(at, start) + 'x'.repeat(end - start);
    at = end;
  }
  return out + text.slice(at);
}

/** The marks and words of a run, in their order. */
export function runLexemes(run: string): readonly string[] {
  const lexemes: string[] = [];
  for (let at = 0; at < run.length;) {
    const start = at;
    const code = run.charCodeAt(at);
    at += 1;
    if (code === 0x20) while (run.charCodeAt(at) === 0x20) at += 1;
    else if (!marks.has(code)) while (at < run.length && !breaks.has(run.charCodeAt(at))) at += 1;
    lexemes.push(run.slice(start, at));
  }
  return lexemes;
}

// Comma, colon, line feed.
const marks: ReadonlySet<number> = new Set([0x2c, 0x3a, 0x0a]);
const breaks: ReadonlySet<number> = new Set([...marks, 0x20]);
