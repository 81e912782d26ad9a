import type { DescriptorSet } from '../authentik/descriptor';
import type { CourseCondition, CourseLink, StageCourse } from '../authentik/overlay/stage-courses';
import { stageCourses } from '../authentik/overlay/stage-courses';
import type { AuthentikRecord, FieldValue, ModelName } from '../authentik/record';
import { isTaggedValue } from '../authentik/record';
import { flowModel } from '../document/models';
import { own } from '../kernel/own';

/** One reference of a stage to a flow or to a stage that it inserts. */
export interface StageLink {
  readonly field: string;
  readonly value: FieldValue;
  /** The value names a stage that is put into the plan, not a flow. */
  readonly inserts: boolean;
}

/** How a flow goes on after one stage. */
export interface Course {
  /** Absent: with the next binding. Two where it depends on what cannot be known offline. */
  readonly ends: readonly ('denied' | 'redirect' | 'flow')[];
  /** With `ends: flow`, the link that leaves. Its value is null where the stage names no flow. */
  readonly leave?: StageLink;
  readonly links: readonly StageLink[];
}

type Verdict = 'yes' | 'no' | 'unknown';

function verdict(stage: AuthentikRecord | undefined, condition: CourseCondition | undefined): Verdict {
  if (!condition) return 'yes';
  const value = stage?.fields[condition.field] ?? condition.otherwise;
  if (value === undefined || isTaggedValue(value)) return 'unknown';
  return value === condition.is ? 'yes' : 'no';
}

/** Fields of a stage type that name a flow: what the table says, then whatever else the descriptors know. */
function linkFields(
  course: StageCourse,
  model: ModelName,
  descriptors: DescriptorSet,
): readonly CourseLink[] {
  const known = course.links ?? [];
  const further = (descriptors.models.get(model)?.fields ?? []).filter(
    (field) =>
      (field.type === 'reference' || field.type === 'references') &&
      field.targets?.includes(flowModel) === true &&
      !known.some((link) => link.field === field.name),
  );
  return [...known, ...further.map((field) => ({ field: field.name }))];
}

function valuesOf(value: FieldValue | undefined): readonly FieldValue[] {
  if (value === undefined || value === null || value === '') return [];
  return Array.isArray(value) ? (value as readonly FieldValue[]) : [value];
}

/** Course of a flow after a stage; `stage` is absent where only its type is known. */
export function courseOf(
  stage: AuthentikRecord | undefined,
  model: ModelName | undefined,
  descriptors: DescriptorSet,
): Course {
  if (model === undefined) return { ends: [], links: [] };
  const course = own(stageCourses, model) ?? {};
  const links: StageLink[] = [];
  let leave: StageLink | undefined;
  let certain = false;
  for (const link of linkFields(course, model, descriptors)) {
    const applies = verdict(stage, link.when);
    if (applies === 'no') continue;
    const values = valuesOf(stage?.fields[link.field]);
    const { field, inserts = false } = link;
    if (!link.leaves) links.push(...values.map((value) => ({ field, value, inserts })));
    else if (applies === 'yes' || values.length > 0) {
      leave = { field, value: values[0] ?? null, inserts };
      certain = applies === 'yes';
    }
  }
  const ends = course.ends && !certain ? [course.ends] : [];
  return leave ? { ends: [...ends, 'flow'], leave, links } : { ends, links };
}
