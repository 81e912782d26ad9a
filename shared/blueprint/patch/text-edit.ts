/** Replaces the text between two offsets; where both are equal it inserts. */
export interface TextEdit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Applies edits that were all made for the same text. Throws where they overlap. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const ordered = edits
    .map((edit, index) => ({ edit, index }))
    .sort((left, right) => left.edit.start - right.edit.start || left.index - right.index)
    .map(({ edit }) => edit);
  let out = '';
  let at = 0;
  for (const edit of ordered) {
    if (edit.start < at) throw new OverlapError('Edits overlap.');
    out += text.slice(at, edit.start) + edit.text;
    at = edit.end;
  }
  return out + text.slice(at);
}

export class OverlapError extends Error {}
