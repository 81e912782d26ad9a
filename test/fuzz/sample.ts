import { decodeText } from '../../main/cli/decode-text';
import type { AuthentikRecord, RecordId } from '../../shared/authentik/record';
import type { Release } from '../../shared/authentik/release';
import { formatBlueprint } from '../../shared/blueprint/format/format-blueprint';
import { checkImport } from '../../shared/blueprint/importer/check-import';
import type { ImportVerdict } from '../../shared/blueprint/importer/check-import';
import { exportPortable } from '../../shared/blueprint/portable/export-portable';
import type { PortableBlueprint } from '../../shared/blueprint/portable/export-portable';
import { projectBlueprint } from '../../shared/blueprint/project/project';
import type { Projection } from '../../shared/blueprint/project/project';
import type { ParsedBlueprint } from '../../shared/blueprint/text/blueprint-text';
import { parseBlueprint } from '../../shared/blueprint/text/parse-blueprint';
import type { WorkspaceDocument } from '../../shared/document/document';
import { documentOf } from '../../shared/document/document';
import { recordsOfModel } from '../../shared/document/indexes';
import { flowModel } from '../../shared/document/models';
import { isPresent } from '../../shared/document/presence';

export const path = 'mutated.yaml';

/** One file under test; what several subjects need of it is worked out once, when first asked for. */
export interface Sample {
  readonly text: string;
  /** The text that the file was made of. */
  readonly original: string;
  readonly parsed: () => ParsedBlueprint;
  readonly verdict: (release: Release) => ImportVerdict;
  readonly projection: () => Projection;
  /** The file alone as a workspace. */
  readonly document: () => WorkspaceDocument;
  readonly flows: () => readonly AuthentikRecord[];
  /** The text in house style. */
  readonly formatted: () => ReturnType<typeof formatBlueprint>;
  /** Every flow of the file, exported. */
  readonly exported: () => readonly PortableBlueprint[];
}

/** The release that exports are made for. */
export const exportRelease: Release = '2025.10';

/** undefined where the bytes are no text; then the place of the first byte that is none is in `at`. */
export function sampleOf(bytes: Uint8Array, original: string): Sample | undefined {
  const decoded = decodeText(bytes, path);
  if (!decoded.ok) return undefined;
  const text = decoded.value;
  const parsed = once(() => parseBlueprint(text, path));
  const projection = once(() => projectBlueprint(parsed(), { newId: countedIds('r') }));
  const document = once(() => documentOf(projection().records));
  const flows = once(() => recordsOfModel(document(), flowModel).filter(isPresent));
  const verdicts = new Map<Release, ImportVerdict>();
  return {
    text,
    original,
    parsed,
    projection,
    document,
    verdict: (release) => {
      const known = verdicts.get(release) ?? checkImport(parsed(), { release });
      verdicts.set(release, known);
      return known;
    },
    flows,
    formatted: once(() => formatBlueprint(text, path)),
    exported: once(() => flows().map(({ id }) => exportFlow(document(), id))),
  };
}

export function exportFlow(document: WorkspaceDocument, flow: RecordId): PortableBlueprint {
  return exportPortable(document, { flows: [flow], release: exportRelease });
}

export function countedIds(prefix: string): () => string {
  let made = 0;
  return () => `${prefix}${String((made += 1))}`;
}

function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined;
  return () => (made ??= { value: make() }).value;
}
