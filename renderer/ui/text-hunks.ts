/** Half-open, in UTF-16 units of the old text. */
export interface TextHunk {
  readonly from: number;
  readonly to: number;
  readonly insert: string;
}

/** Beyond so many differing lines the lines between the first and the last difference are one change. */
const mostLines = 400;

/** Changes that make one text of another, by lines, narrowed to the characters that differ. In order, not touching. */
export function hunksBetween(before: string, after: string): readonly TextHunk[] {
  if (before === after) return [];
  const shorter = Math.min(before.length, after.length);
  let head = 0;
  while (head < shorter && before.charCodeAt(head) === after.charCodeAt(head)) head += 1;
  let tail = 0;
  while (tail < shorter - head && before.charCodeAt(before.length - 1 - tail) === after.charCodeAt(after.length - 1 - tail)) tail += 1; // prettier-ignore
  // Whole lines, so that the lines between can be paired.
  const start = head === 0 ? 0 : before.lastIndexOf('\n', head - 1) + 1;
  const endBreak = before.indexOf('\n', before.length - tail);
  const left = endBreak < 0 ? 0 : before.length - endBreak - 1;
  const keptTail = Math.min(left, tail);
  const old = linesOf(before.slice(start, before.length - keptTail));
  const fresh = linesOf(after.slice(start, after.length - keptTail));
  if (old.length > mostLines || fresh.length > mostLines) {
    return [{ from: head, to: before.length - tail, insert: after.slice(head, after.length - tail) }];
  }
  return lineHunks(old, fresh, start).map(narrow);
}

function linesOf(text: string): readonly string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

interface WideHunk extends TextHunk {
  readonly old: string;
}

function lineHunks(old: readonly string[], fresh: readonly string[], start: number): WideHunk[] {
  const common = commonLengths(old, fresh);
  const hunks: WideHunk[] = [];
  let [row, column, at] = [0, 0, start];
  let [gone, insert] = ['', ''];
  const close = () => {
    if (gone !== '' || insert !== '') hunks.push({ from: at, to: at + gone.length, insert, old: gone });
    at += gone.length;
    [gone, insert] = ['', ''];
  };
  while (row < old.length || column < fresh.length) {
    const [mine, theirs] = [old[row], fresh[column]];
    if (mine !== undefined && mine === theirs) {
      close();
      at += mine.length;
      row += 1;
      column += 1;
    } else if (theirs === undefined || (common[row + 1]?.[column] ?? -1) >= common[row]![column + 1]!) {
      gone += mine!;
      row += 1;
    } else {
      insert += theirs;
      column += 1;
    }
  }
  close();
  return hunks;
}

/** Lengths of the longest common subsequences of all endings. */
function commonLengths(old: readonly string[], fresh: readonly string[]): readonly Uint16Array[] {
  const table = Array.from({ length: old.length + 1 }, () => new Uint16Array(fresh.length + 1));
  for (let row = old.length - 1; row >= 0; row -= 1) {
    for (let column = fresh.length - 1; column >= 0; column -= 1) {
      table[row]![column] =
        old[row] === fresh[column]
          ? table[row + 1]![column + 1]! + 1
          : Math.max(table[row + 1]![column]!, table[row]![column + 1]!);
    }
  }
  return table;
}

function narrow({ from, to, insert, old }: WideHunk): TextHunk {
  const shorter = Math.min(old.length, insert.length);
  let head = 0;
  while (head < shorter && old[head] === insert[head]) head += 1;
  let tail = 0;
  while (tail < shorter - head && old.at(-1 - tail) === insert.at(-1 - tail)) tail += 1;
  return { from: from + head, to: to - tail, insert: insert.slice(head, insert.length - tail) };
}
