import { Composer } from 'yaml';
import type { CST, Document, DocumentOptions, ParseOptions, SchemaOptions, TagId, Tags } from 'yaml';

import { blueprintTags, yamlTypes } from './blueprint-tags';
import type { Finding } from './finding';
import { quickTokens } from './quick-parser';
import { syntaxCauses } from './syntax-cause';
import { refusedByPython, oddCharacters, tooDeep } from './python-syntax';

export interface SyntaxTree {
  readonly document?: Document.Parsed;
  readonly tokens?: readonly CST.Token[];
  readonly findings: readonly Finding[];
}

export interface TextLimits {
  readonly maxLength: number;
  readonly maxDepth: number;
}

/** Tags that are kept as they are: no warning, no conversion; reading gives them their meaning. */
function keepTags(): Exclude<Tags[number], TagId>[] {
  const names = [...blueprintTags.keys(), ...yamlTypes];
  return names.flatMap((tag): Exclude<Tags[number], TagId>[] => [
    // The format tells a printer the tagged scalar from the tagged list of the same tag.
    { tag, format: 'source', resolve: (text: string) => text },
    { tag, collection: 'seq' as const },
    { tag, collection: 'map' as const },
  ]);
}

export const keptTags = keepTags();

export const documentOptions: ParseOptions & DocumentOptions & SchemaOptions = {
  version: '1.1',
  schema: 'failsafe',
  resolveKnownTags: false,
  customTags: (tags: Tags) => [...tags, ...keptTags],
  keepSourceTokens: true,
  uniqueKeys: false,
  prettyErrors: false,
  merge: false,
  logLevel: 'silent',
};

/** Reads the structure of a text, scalars untyped. Never throws for a bad text. */
export function syntaxTree(text: string, limits: TextLimits): SyntaxTree {
  if (text.length > limits.maxLength) {
    const million = (count: number) => `${(count / 1e6).toFixed(0)} million`;
    const message =
      `The file has ${million(text.length)} characters; up to here ${million(limits.maxLength)} are read. ` +
      'Nothing of it is taken in. Move the entries from here on into further blueprints of at most this size.';
    const start = limits.maxLength;
    return { findings: [{ code: 'yaml/too-long', severity: 'error', message, start, end: start }] };
  }
  const odd = oddCharacters(text);
  if (odd.some((finding) => finding.severity === 'error')) return { findings: odd };

  const { tokens, deep } = tokensOf(odd.length > 0 ? withLineFeeds(text) : text, limits.maxDepth);
  if (deep !== undefined) return { findings: [deep] };
  const refused = refusedByPython(tokens, { text, maxDepth: limits.maxDepth });
  if (refused.some((finding) => finding.code === 'yaml/too-deep')) return { findings: refused };

  const documents: Document.Parsed[] = [];
  for (const document of new Composer(documentOptions).compose(composed(text, tokens), true, text.length)) {
    documents.push(document);
    // That there is a second one is told; what it or a third one says is not.
    if (documents.length > 1) break;
  }
  const document = documents[0]!;
  const findings = [...odd, ...refused, ...syntaxCauses(text, document), ...errorsOf(text, document)];
  const second = documents[1];
  if (second !== undefined) {
    findings.push({
      code: 'yaml/second-document',
      severity: 'error',
      message:
        'A second document begins here; a blueprint file holds one. Remove the "---" or split the file.',
      start: second.range[0],
      end: second.range[0] + 3,
    });
  }
  return { document, tokens, findings };
}

/** PyYAML ends a line at these too; one character for another, so that every place stays. */
function withLineFeeds(text: string): string {
  return text.replace(/\r(?!\n)|\x85/g, '\n');
}

/** The parser of `yaml` closes collections by recursion; one that is too deep for any limit must not get there. */
function tokensOf(
  text: string,
  maxDepth: number,
): { readonly tokens: readonly CST.Token[]; readonly deep?: Finding } {
  let deep: Finding | undefined;
  const tokens = quickTokens(text, ({ open, offset }) => {
    // The document and a text in the making are on the stack too.
    if (open > maxDepth + 4) deep = tooDeep(offset, maxDepth);
    return deep !== undefined;
  });
  return { tokens, ...(deep && { deep }) };
}

// One slip of a quote can make an error of every line after it.
const maxErrors = 50;
const maxFaultyTokens = 1_000;

/**
 * What the composer makes an exception of: of what the parser could not use one of each line, as errors are told, and
 * of directives as many as anybody reads of.
 */
function composed(text: string, tokens: readonly CST.Token[]): readonly CST.Token[] {
  let lineEnd = -1;
  let count = 0;
  return tokens.filter(({ type, offset }) => {
    if (type !== 'error' && type !== 'directive') return true;
    if (offset <= lineEnd || count >= maxFaultyTokens) return false;
    const end = text.indexOf('\n', offset);
    lineEnd = end < 0 ? text.length : end;
    count += 1;
    return true;
  });
}

/** One line is complained of once: what follows in it comes from the same slip. */
function errorsOf(text: string, document: Document.Parsed): Finding[] {
  const version = document.warnings.filter(({ message }) =>
    /^Unsupported YAML version (?!1\.)/.test(message),
  );
  // One of each line; a line may have thousands.
  let line = { from: 0, to: -1 };
  const errors = document.errors.filter(({ pos: [start] }) => {
    if (start >= line.from && start <= line.to) return false;
    const end = text.indexOf('\n', start);
    line = { from: start < 1 ? 0 : text.lastIndexOf('\n', start - 1) + 1, to: end < 0 ? text.length : end };
    return true;
  });
  return [...errors.slice(0, maxErrors), ...version].map((error) => ({
    code: 'yaml/syntax',
    severity: 'error' as const,
    message: `${error.message.replace(/\.?$/, '.')}`,
    start: error.pos[0],
    end: error.pos[1],
  }));
}
