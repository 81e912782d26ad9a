import { Text } from '@codemirror/state';
import { describe, expect, it } from 'vitest';
import type { Diagnostic } from '../../shared/kernel/diagnostic';
import { offsetOf, toLintDiagnostics } from './code-diagnostics';

const text = Text.of(['version: 1', 'entries:', '  - model: nope']);

describe('offsetOf', () => {
  it.each([
    [1, 1, 0],
    [2, 1, 11],
    [3, 5, 24],
    [3, 999, text.length],
    [99, 1, 20],
    [0, 0, 0],
  ])('puts line %i column %i at %i', (line, column, offset) => {
    expect(offsetOf(text, line, column)).toBe(offset);
  });
});

function at(place: Diagnostic['at']): Diagnostic {
  return { code: 'blueprint/x', severity: 'warning', message: 'Mend it.', at: place };
}

describe('toLintDiagnostics', () => {
  it('takes the rest of the line where no end is given', () => {
    const [found] = toLintDiagnostics(text, [at({ line: 3, column: 5 })]);
    expect(found).toMatchObject({ from: 24, to: text.length, severity: 'warning', source: 'blueprint/x' });
  });

  it('takes the end that is given, and never ends before it starts', () => {
    const [ends, turned] = toLintDiagnostics(text, [
      at({ line: 3, column: 5, endLine: 3, endColumn: 10 }),
      at({ line: 3, column: 5, endLine: 1, endColumn: 1 }),
    ]);
    expect(text.sliceString(ends!.from, ends!.to)).toBe('model');
    expect(turned).toMatchObject({ from: 24, to: 24 });
  });
});
