import type { DescriptorSet } from '../../authentik/descriptor';
import type { FieldValue } from '../../authentik/record';
import type { WorkspaceDocument } from '../../document/document';
import { recordsOfModel } from '../../document/indexes';
import { groupModel, userModel } from '../../document/models';
import { isPresent } from '../../document/presence';
import { resolveValue } from '../../document/references';
import { textField } from '../../document/values';
import { compileEstate } from '../estate';
import { groupOf, userOf, type ImportedWorld } from './import-world';

/** A workspace as a server that holds exactly its records, without the way over blueprint texts. */
export function worldOfDocument(document: WorkspaceDocument, descriptors: DescriptorSet): ImportedWorld {
  const fieldsOf = (model: string) =>
    recordsOfModel(document, model)
      .filter(isPresent)
      .map(({ fields }) => fields);
  const nameOf = (value: FieldValue | undefined): readonly string[] => {
    const record = value == null ? undefined : resolveValue(document, value);
    const name = record && textField(record, 'name');
    return name === undefined ? [] : [name];
  };
  return {
    estate: compileEstate(document, descriptors),
    groups: fieldsOf(groupModel).map((fields) => groupOf(fields, nameOf)),
    users: fieldsOf(userModel).map((fields) => userOf(fields, nameOf)),
    diagnostics: [],
  };
}
