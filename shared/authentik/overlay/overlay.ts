import type { FieldDescriptor, ModelDescriptor } from '../descriptor';
import type { ModelName } from '../record';

/** What the OpenAPI documents do not say of a field, or say wrongly. Its `changes` come on top of theirs. */
export interface FieldOverlay extends Partial<Omit<FieldDescriptor, 'name' | 'choices'>> {
  /** Words for values of an enumeration; others are shown as their value made readable. */
  readonly choiceLabels?: Readonly<Record<string, string>>;
}

/** What the OpenAPI documents do not say of a model. */
export interface ModelOverlay extends Partial<
  Pick<
    ModelDescriptor,
    'kind' | 'label' | 'identifiers' | 'unique' | 'role' | 'enterprise' | 'summary' | 'facts' | 'icon'
  >
> {
  readonly fields?: Readonly<Record<string, FieldOverlay>>;
  /** Fields that only the blueprint importer takes. */
  readonly blueprintOnly?: readonly FieldDescriptor[];
}

export type Overlay = Readonly<Record<ModelName, ModelOverlay>>;
