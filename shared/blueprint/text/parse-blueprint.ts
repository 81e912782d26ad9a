import { isMap } from 'yaml';

import type { FieldValue } from '../../authentik/record';
import { isTaggedValue } from '../../authentik/record';
import type { Diagnostic } from '../../kernel/diagnostic';
import type {
  BlueprintEntry,
  BlueprintMetadata,
  KeyPath,
  ParsedBlueprint,
  ParseOptions,
} from './blueprint-text';
import { checkShape } from './check-shape';
import { entryPlace } from './entry-place';
import type { Finding } from './finding';
import { nodeReader, rangeOf } from './node-reader';
import { nodeAt } from './place-of';
import { sourceLines } from './source-lines';
import { syntaxTree } from './syntax-tree';

type Mapping = Readonly<Record<string, FieldValue>>;

const defaults: Required<ParseOptions> = {
  unknownTags: 'error',
  maxLength: 12_000_000,
  maxDepth: 200,
  maxAliasedNodes: 100_000,
};

/**
 * Reads a blueprint text as PyYAML's SafeLoader and authentik's data classes do (2025.8 to 2026.8). Whatever
 * the text is, it returns: problems stand in `diagnostics`, located, with codes `yaml/…` and `blueprint/…`.
 */
export function parseBlueprint(text: string, path?: string, options: ParseOptions = {}): ParsedBlueprint {
  const settings = { ...defaults, ...options };
  const lines = sourceLines(text);
  const diagnostics: Diagnostic[] = [];
  const report = (finding: Finding): void => {
    const at = { ...(path === undefined ? {} : { path }), ...lines.place(finding.start, finding.end) };
    const { code, severity, message } = finding;
    diagnostics.push({ code, severity, message, at });
  };

  const tree = syntaxTree(text, settings);
  tree.findings.forEach(report);
  const base = { ...(path === undefined ? {} : { path }), text };
  const broken = tree.findings.some((finding) => finding.severity === 'error');
  const nothing = { version: 1, metadata: null, context: {}, entries: [] };
  if (tree.document === undefined) return { ...base, ...nothing, parsed: false, diagnostics };
  if (broken) return { ...base, ...nothing, document: tree.document, parsed: false, diagnostics };

  const seen = new Set<string>();
  const reader = nodeReader(settings, (finding) => {
    const key = `${finding.code}:${finding.start}`;
    if (!seen.has(key)) report(finding);
    seen.add(key);
  });
  const content = reader.value(tree.document.contents);
  const top = isMapping(content) ? content : {};
  const entries = entriesOf(top.entries, sectionNames());
  const faults = checkShape(reader.follow(tree.document.contents), reader);
  for (const fault of faults) {
    const [start, end] = rangeOf(fault.node);
    const at = {
      ...(path === undefined ? {} : { path }),
      ...lines.place(start, end),
      ...entryPlace(fault.path, entries),
    };
    diagnostics.push({ code: fault.code, severity: fault.severity, message: fault.message, at });
  }
  const parsed = !diagnostics.some((diagnostic) => diagnostic.severity === 'error');
  const version = Object.hasOwn(top, 'version') ? top.version! : 1;
  if (parsed && version !== 1 && version !== true) diagnostics.push(wrongVersion());
  return {
    ...base,
    document: tree.document,
    parsed,
    version,
    metadata: metadataOf(top.metadata),
    context: isMapping(top.context) ? top.context : {},
    entries,
    diagnostics,
  };

  // Names that look like numbers would come first in a mapping of JavaScript.
  function sectionNames(): string[] {
    const map = reader.follow(nodeAt(tree.document!, ['entries']) ?? null);
    const names = isMap(map) ? reader.pairs(map).map(({ key }) => reader.keyText(key)) : [];
    return [...new Set(names)];
  }

  function wrongVersion(): Diagnostic {
    const pair = findTopKey(tree.document!.contents, 'version');
    const [start, end] = rangeOf(pair);
    return {
      code: 'blueprint/version',
      severity: 'error',
      message: 'The version must be 1; authentik imports nothing else.',
      at: { ...(path === undefined ? {} : { path }), ...lines.place(start, end), field: 'version' },
    };
  }

  function findTopKey(contents: unknown, name: string): { range?: unknown } | null {
    const map = reader.follow(contents) as Parameters<typeof reader.pairs>[0];
    const pairs = reader.pairs(map).filter(({ key }) => reader.keyText(key) === name);
    return reader.follow(pairs.at(-1)?.value);
  }
}

function isMapping(value: FieldValue | undefined): value is Mapping {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !isTaggedValue(value);
}

function metadataOf(value: FieldValue | undefined): BlueprintMetadata | null {
  if (!isMapping(value) || typeof value.name !== 'string') return null;
  const labels: Record<string, string> = {};
  if (isMapping(value.labels)) {
    for (const [name, label] of Object.entries(value.labels)) {
      if (typeof label === 'string') labels[name] = label;
    }
  }
  return { name: value.name, labels };
}

function entriesOf(value: FieldValue | undefined, sections: readonly string[]): BlueprintEntry[] {
  const entries: BlueprintEntry[] = [];
  const add = (list: FieldValue, path: KeyPath): void => {
    if (!Array.isArray(list)) return;
    (list as readonly FieldValue[]).forEach((item, index) => {
      if (!isMapping(item) || !Object.hasOwn(item, 'model')) return;
      entries.push(entryOf(item, { path: [...path, index], index: entries.length }));
    });
  };
  if (Array.isArray(value)) add(value as FieldValue, ['entries']);
  else if (isMapping(value)) {
    for (const section of sections) add(value[section] ?? null, ['entries', section]);
  }
  return entries;
}

function entryOf(item: Mapping, place: { readonly path: KeyPath; readonly index: number }): BlueprintEntry {
  const { path, index } = place;
  const section = path.length === 3 ? String(path[1]) : undefined;
  const attrs = item.attrs;
  return {
    path,
    index,
    model: item.model!,
    conditions: listOf(item.conditions),
    identifiers: isMapping(item.identifiers) ? item.identifiers : {},
    attrs: attrs === null ? null : isMapping(attrs) ? attrs : {},
    permissions: listOf(item.permissions),
    ...(section === undefined ? {} : { section }),
    ...(typeof item.id === 'string' ? { id: item.id } : {}),
    ...(item.state === undefined ? {} : { state: item.state }),
  };
}

function listOf(value: FieldValue | undefined): readonly FieldValue[] {
  return Array.isArray(value) ? (value as readonly FieldValue[]) : [];
}
