import type { AuthentikRecord, RecordId } from '../../authentik/record';
import type { WorkspaceDocument } from '../../document/document';
import {
  flowModel,
  modelKind,
  policyBindingModel,
  promptModel,
  stageBindingModel,
} from '../../document/models';
import { resolveValue } from '../../document/references';
import { numberField } from '../../document/values';

const naming = ['slug', 'username', 'name', 'domain', 'identifier'];

function textOf(record: AuthentikRecord | undefined): string {
  const value = naming.map((name) => record?.fields[name]).find((item) => typeof item === 'string');
  return typeof value === 'string' ? value : '';
}

function kindWord(record: AuthentikRecord): string {
  if (record.model === flowModel) return 'flow';
  if (record.model === promptModel) return 'prompt';
  const kind = modelKind(record.model);
  if (kind === 'stage' || kind === 'policy') return kind;
  return record.model.slice(record.model.indexOf('.') + 1);
}

function slug(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
}

/**
 * A readable name for each record, made of what identifies it and nothing else: not of its place, its order or a
 * server's keys, so that it stays when stages are moved. Equal names get a number in the order of the records' own.
 */
export function portableNames(
  document: WorkspaceDocument,
  records: readonly AuthentikRecord[],
): ReadonlyMap<RecordId, string> {
  const stems = records.map((record) => [record, stemOf(document, record)] as const);
  const sorted = [...stems].sort(([left, one], [right, other]) =>
    one === other ? compareText(tieText(left), tieText(right)) : compareText(one, other),
  );
  const taken = new Set<string>();
  const names = new Map<RecordId, string>();
  for (const [record, stem] of sorted) {
    let name = stem;
    for (let count = 2; taken.has(name); count += 1) name = `${stem}-${String(count)}`;
    taken.add(name);
    names.set(record.id, name);
  }
  return names;
}

function compareText(left: string, right: string): number {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

function tieText(record: AuthentikRecord): string {
  return `${String(numberField(record, 'order') ?? 0).padStart(12, '0')} ${textOf(record)}`;
}

function stemOf(document: WorkspaceDocument, record: AuthentikRecord): string {
  if (record.model === stageBindingModel) {
    const [flow, stage] = [record.fields.target, record.fields.stage].map((value) =>
      textOf(resolveValue(document, value)),
    );
    return `binding-${slug(`${flow} ${stage}`)}`;
  }
  if (record.model === policyBindingModel) {
    const { target, policy, group, user } = record.fields;
    const holder = resolveValue(document, target);
    const where = holder ? stemOf(document, holder) : '';
    return `gate-${slug(`${where} ${textOf(resolveValue(document, policy ?? group ?? user))}`)}`;
  }
  return `${kindWord(record)}-${slug(textOf(record)) || 'unnamed'}`;
}
