import { StateEffect, StateField } from '@codemirror/state';
import { Decoration, EditorView } from '@codemirror/view';
import type { DecorationSet } from '@codemirror/view';

/** Lines from 1, both inclusive. */
export interface LineRange {
  readonly from: number;
  readonly to: number;
  /** Only marked: what is in view stays there. */
  readonly isQuiet?: boolean;
}

const mark = StateEffect.define<LineRange | undefined>();
const lineMark = Decoration.line({ class: 'cm-revealed' });

export const revealExtension = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(marks, transaction) {
    let next = marks.map(transaction.changes);
    for (const effect of transaction.effects) {
      if (!effect.is(mark)) continue;
      const { doc } = transaction.state;
      const range = effect.value;
      const lines = [];
      if (range !== undefined) {
        for (let line = Math.max(range.from, 1); line <= Math.min(range.to, doc.lines); line += 1) {
          lines.push(lineMark.range(doc.line(line).from));
        }
      }
      next = Decoration.set(lines);
    }
    return next;
  },
  provide: (field) => EditorView.decorations.from(field),
});

/** Marks the lines and scrolls so that their start can be seen. Absent: takes the mark away. */
export function revealLines(view: EditorView, range: LineRange | undefined): void {
  const { doc } = view.state;
  const first = range === undefined ? undefined : doc.line(Math.min(Math.max(range.from, 1), doc.lines));
  view.dispatch({
    effects: [
      mark.of(range),
      ...(first === undefined || range?.isQuiet === true
        ? []
        : [EditorView.scrollIntoView(first.from, { y: 'start', yMargin: 40 })]),
    ],
  });
}
