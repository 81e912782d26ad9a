import type { DescriptorSet } from '../authentik/descriptor';
import type { Release } from '../authentik/release';
import type { ParsedBlueprint } from '../blueprint/text/blueprint-text';
import { placeOf } from '../blueprint/text/place-of';
import type { WorkspaceDocument } from '../document/document';
import type { Diagnostic, Place } from '../kernel/diagnostic';
import { LintContext } from './context';
import { lintRules } from './registry';
import type { Finding, LintRule } from './rule';
import type { LintSettings } from './settings';

export interface RunOptions {
  readonly descriptors: DescriptorSet;
  /** Release of the server that the workspace is for. */
  readonly release: Release;
  readonly settings?: LintSettings;
  /** Texts of the document's sources: without them the rules over the text find nothing. */
  readonly files?: readonly ParsedBlueprint[];
  /** What the importer said of a text, where somebody has asked it already. */
  readonly verdicts?: ReadonlyMap<ParsedBlueprint, readonly Diagnostic[]>;
  /** Default: all. */
  readonly rules?: readonly LintRule[];
}

/** Everything the rules find, in the order of the rules. Each finding's code is its rule's id. */
export function runLint(document: WorkspaceDocument, options: RunOptions): readonly Diagnostic[] {
  const { settings = {}, rules = lintRules } = options;
  const context = new LintContext(document, options);
  return rules.flatMap((rule) => {
    const level = rule.overVerdict === true ? undefined : settings[rule.id]?.level;
    if (level === 'off') return [];
    return [...rule.check(context)].map((finding) => ({
      code: rule.id,
      severity: level ?? finding.severity ?? rule.severity,
      message: `${finding.message} ${rule.why}`,
      at: placeOfFinding(finding),
      ...(finding.fix && { fix: finding.fix }),
    }));
  });
}

function placeOfFinding({ record, field, text, place }: Finding): Place {
  return {
    ...place,
    ...(text && placeOf(text.parsed, text.path, text.what)),
    ...(record && { record: record.id }),
    ...(field !== undefined && { field }),
  };
}
