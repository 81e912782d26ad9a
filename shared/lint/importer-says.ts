import type { Diagnostic } from '../kernel/diagnostic';
import type { LintContext } from './context';
import type { Finding } from './rule';

/** What the importer says of the texts that a rule is about, where it says it. */
export function* importerSays(
  context: LintContext,
  isMeant: (diagnostic: Diagnostic) => boolean,
): Iterable<Finding> {
  for (const parsed of context.files) {
    for (const said of context.verdictOf(parsed)) {
      if (said.severity !== 'error' || !isMeant(said)) continue;
      yield { place: said.at, message: ended(said.message) };
    }
  }
}

/** The importer's words as a sentence: another follows it. */
function ended(message: string): string {
  return /[.!?]$/.test(message) ? message : `${message}.`;
}

/** The diagnostics without those of the importer that a rule's finding repeats at the same place. */
export function withoutRepeated(
  said: readonly Diagnostic[],
  findings: readonly Diagnostic[],
): readonly Diagnostic[] {
  const places = new Map<string, Diagnostic[]>();
  for (const finding of findings) {
    const key = placeKey(finding);
    places.set(key, [...(places.get(key) ?? []), finding]);
  }
  return said.filter(
    (diagnostic) =>
      diagnostic.severity !== 'error' ||
      !places.get(placeKey(diagnostic))?.some(({ message }) => message.startsWith(diagnostic.message)),
  );
}

const placeKey = ({ at }: Diagnostic) => [at.path, at.line, at.column].join(' ');
