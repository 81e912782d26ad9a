import type { AuthentikRecord } from '../authentik/record';
import type { KeyPath, ParsedBlueprint } from '../blueprint/text/blueprint-text';
import type { Fix, Place, Severity } from '../kernel/diagnostic';
import type { LintContext } from './context';

/** What one rule found. It stands at a record, or (rules over the text) at a path of a file. */
export interface Finding {
  readonly record?: AuthentikRecord;
  /** Field of the record; nested keys joined by a dot. */
  readonly field?: string;
  readonly text?: { readonly parsed: ParsedBlueprint; readonly path: KeyPath; readonly what?: 'key' };
  /** Place that is known already, as of what the importer says. */
  readonly place?: Place;
  /** Where this finding weighs less or more than the rule; a setting of the workspace goes before it. */
  readonly severity?: Severity;
  /** What is wrong here and what to do. The rule's `why` follows it in what the user reads. */
  readonly message: string;
  readonly fix?: Fix;
}

/** One misconfiguration that can be decided from a workspace or a file. */
export interface LintRule {
  /** Stable: `A01`. */
  readonly id: string;
  readonly severity: Severity;
  readonly title: string;
  /** One sentence: why it matters. */
  readonly why: string;
  /** Says what the importer says, so that it can also look at a text that is no blueprint to the importer. */
  readonly overVerdict?: true;
  readonly check: (context: LintContext) => Iterable<Finding>;
}
