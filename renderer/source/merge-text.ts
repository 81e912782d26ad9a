import { ChangeSet, Text } from '@codemirror/state';
import { hunksBetween } from '../ui/text-hunks';

/**
 * What somebody makes of `base` while it becomes `theirs`: both changes, each where it belongs. Where both changed the
 * same place, both insertions stand.
 */
export function mergeText(base: string, mine: string, theirs: string): string {
  if (mine === base || mine === theirs) return theirs;
  if (theirs === base) return mine;
  const own = changeSet(base, mine);
  const other = changeSet(base, theirs);
  return other.map(own).apply(textOf(mine)).toString();
}

function changeSet(before: string, after: string): ChangeSet {
  const spec = hunksBetween(before, after).map(({ from, to, insert }) => ({
    from,
    to,
    insert: textOf(insert),
  }));
  return ChangeSet.of(spec, before.length);
}

// CodeMirror's own reading would make one line break of every kind of them, and so shift what comes after.
function textOf(text: string): Text {
  return Text.of(text.split('\n'));
}
