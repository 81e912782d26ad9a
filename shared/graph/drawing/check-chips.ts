import type { GateCheck } from '../graph';
import type { SplitName } from './short-name';

/** A policy, group or user of a gate or of the entry, as tall (px) as its name needs. */
export interface CheckChip {
  readonly check: GateCheck;
  /** What the name shares with others of the flow stands on lines of its own above the rest. */
  readonly name: SplitName;
  readonly height: number;
}

/** Letters that fit into a line of a chip: above the icon, and beside it. In DejaVu Sans, the widest of the fonts. */
const letters = { shared: 23, own: 19 };
const lineHeight = { shared: 14, own: 17 };
const frame = 7;

/** Lines that a text takes which breaks behind hyphens, points and blanks, and inside a word only where it must. */
export function linesOf(text: string, width: number): number {
  if (text === '') return 0;
  let lines = 1;
  let room = width;
  for (const word of text.match(/[^-_. :/]*[-_. :/]*/g) ?? []) {
    if (word.length > room && room < width) {
      lines += 1;
      room = width;
    }
    const over = Math.max(0, Math.ceil(word.length / width) - 1);
    lines += over;
    room -= word.length - over * width;
  }
  return lines;
}

export function checkChip(check: GateCheck, name: SplitName): CheckChip {
  const shared = linesOf(name.shared, letters.shared) * lineHeight.shared;
  return { check, name, height: shared + linesOf(name.own, letters.own) * lineHeight.own + frame };
}
