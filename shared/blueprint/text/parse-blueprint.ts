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
import { nodeReader, rangeOf, reservedKeys } from './node-reader';
import { nodeAt } from './place-of';
import { sourceLines } from './source-lines';
import { syntaxTree } from './syntax-tree';
import { keepWhole } from './whole-value';

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
  const { tokens } = tree;
  const base = { ...(path === undefined ? {} : { path }), text, ...(tokens && { tokens }) };
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
  keepWhole(tree.document, content);
  const top = mappingOf(content) ?? {};
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
    context: mappingOf(top.context) ?? {},
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

/**
 * A mapping as the blueprint itself is made of: of one that the reader wrapped for its reserved keys, the other keys.
 * No model has fields of those names.
 */
function mappingOf(value: FieldValue | undefined): Mapping | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  if (!isTaggedValue(value)) return value as Mapping;
  if (value.$tag !== '!!map') return undefined;
  const pairs = value.value as readonly (readonly [string, FieldValue])[];
  return Object.fromEntries(pairs.filter(([key]) => !reservedKeys.includes(key)));
}

function metadataOf(value: FieldValue | undefined): BlueprintMetadata | null {
  const metadata = mappingOf(value);
  if (typeof metadata?.name !== 'string') return null;
  const labels: Record<string, string> = {};
  for (const [name, label] of Object.entries(mappingOf(metadata.labels) ?? {})) {
    if (typeof label === 'string') labels[name] = label;
  }
  return { name: metadata.name, labels };
}

function entriesOf(value: FieldValue | undefined, sections: readonly string[]): BlueprintEntry[] {
  const entries: BlueprintEntry[] = [];
  const add = (list: FieldValue, path: KeyPath): void => {
    if (!Array.isArray(list)) return;
    (list as readonly FieldValue[]).forEach((raw, index) => {
      const item = mappingOf(raw);
      if (item === undefined || !Object.hasOwn(item, 'model')) return;
      entries.push(entryOf(item, { path: [...path, index], index: entries.length }));
    });
  };
  if (Array.isArray(value)) add(value as FieldValue, ['entries']);
  else {
    const bySection = mappingOf(value);
    for (const section of sections) add(bySection?.[section] ?? null, ['entries', section]);
  }
  return entries;
}

function entryOf(item: Mapping, place: { readonly path: KeyPath; readonly index: number }): BlueprintEntry {
  const { path, index } = place;
  const section = path.length === 3 ? String(path[1]) : undefined;
  return {
    path,
    index,
    model: item.model!,
    conditions: listOf(item.conditions),
    identifiers: mappingOf(item.identifiers) ?? {},
    attrs: item.attrs === null ? null : (mappingOf(item.attrs) ?? {}),
    permissions: listOf(item.permissions),
    ...(section === undefined ? {} : { section }),
    ...(typeof item.id === 'string' ? { id: item.id } : {}),
    ...(item.state === undefined ? {} : { state: item.state }),
  };
}

function listOf(value: FieldValue | undefined): readonly FieldValue[] {
  return Array.isArray(value) ? (value as readonly FieldValue[]) : [];
}
