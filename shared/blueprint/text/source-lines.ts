import type { Place } from '../../kernel/diagnostic';

/** Turns offsets of a text into lines and columns. The table of lines is made at the first question. */
export interface SourceLines {
  /** Line and column, both from 1; columns count UTF-16 units. */
  position(offset: number): { readonly line: number; readonly column: number };
  place(start: number, end: number): Required<Pick<Place, 'line' | 'column' | 'endLine' | 'endColumn'>>;
}

export function sourceLines(text: string): SourceLines {
  let starts: number[] | undefined;
  const position = (offset: number): { line: number; column: number } => {
    starts ??= lineStarts(text);
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (starts[middle]! <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - starts[low]! + 1 };
  };
  return {
    position,
    place: (start, end) => {
      const from = position(start);
      const to = position(Math.max(start, end));
      return { line: from.line, column: from.column, endLine: to.line, endColumn: to.column };
    },
  };
}

function lineStarts(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}
