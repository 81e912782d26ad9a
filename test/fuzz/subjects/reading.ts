import { formatBlueprint } from '../../../shared/blueprint/format/format-blueprint';
import { resolveBlueprint } from '../../../shared/blueprint/resolve/resolve-blueprint';
import { parseBlueprint } from '../../../shared/blueprint/text/parse-blueprint';
import { wholeValue } from '../../../shared/blueprint/text/whole-value';
import { path } from '../sample';
import type { Subject } from './subject';
import { refusalComplaints } from './subject';

const parse: Subject = {
  name: 'parse',
  complaints: ({ parsed, text }) => {
    const { parsed: isParsed, diagnostics, entries } = parsed();
    if (!isParsed) return refusalComplaints('reading', diagnostics, text);
    const isOrdered = entries.every(({ index }, at) => index === at);
    return isOrdered ? [] : ['entries are not counted in their order'];
  },
};

const resolve: Subject = {
  name: 'resolve',
  complaints: ({ parsed }) => {
    const resolved = resolveBlueprint(parsed(), { context: { foo: 'bar' }, env: {}, release: '2026.5' });
    const wanted = parsed().parsed ? parsed().entries.length : 0;
    if (resolved.length !== wanted)
      return [`${String(resolved.length)} entries of ${String(wanted)} are resolved`];
    // What the command line prints must be printable.
    JSON.stringify(resolved);
    return [];
  },
};

const format: Subject = {
  name: 'format',
  complaints: ({ formatted, parsed, text }) => {
    const made = formatted();
    if (made.ok) return [];
    const isSound = parsed().parsed;
    return [
      ...(isSound ? ['a text that can be read is not formatted'] : []),
      ...refusalComplaints('formatting', made.error, text),
    ];
  },
};

const formatted: Subject = {
  name: 'formatted',
  complaints: (sample) => {
    const made = sample.formatted();
    if (!made.ok) return [];
    const before = sample.parsed();
    const after = parseBlueprint(made.value, path);
    if (after.parsed !== before.parsed) return ['the formatted text is read otherwise'];
    const isSame = JSON.stringify(wholeValue(after)) === JSON.stringify(wholeValue(before));
    return isSame ? [] : ['the formatted text says something else'];
  },
};

const formatAgain: Subject = {
  name: 'format again',
  complaints: (sample) => {
    const made = sample.formatted();
    if (!made.ok) return [];
    const again = formatBlueprint(made.value, path);
    return again.ok && again.value === made.value ? [] : ['formatting twice is not formatting once'];
  },
};

export const readingSubjects: readonly Subject[] = [parse, resolve, format, formatted, formatAgain];
