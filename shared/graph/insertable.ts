import type { DescriptorSet, ModelDescriptor, StageRole } from '../authentik/descriptor';
import { everyModel, livesIn } from '../authentik/descriptors';
import type { ModelName } from '../authentik/record';
import type { Release } from '../authentik/release';

/** A stage or policy type as palette and pickers offer it. */
export interface InsertableType {
  readonly model: ModelName;
  readonly label: string;
  readonly summary?: string;
  readonly icon?: string;
  readonly role?: StageRole;
  readonly enterprise: boolean;
  readonly since?: Release;
  /** Why it cannot be used with the workspace's target release. */
  readonly unavailable?: string;
}

/** Order in which roles stand: the order in which they occur in most flows. */
export const roleOrder: readonly StageRole[] = [
  'identifies',
  'proves',
  'collects',
  'acts',
  'decides',
  'ends',
];

function whyNot(model: ModelDescriptor, release: Release): string | undefined {
  if (livesIn(model, release)) return undefined;
  const { since, until } = model;
  if (until !== undefined && !livesIn({ until }, release)) {
    return `Gone after ${until}; this workspace targets ${release}`;
  }
  return `Comes with ${since}; this workspace targets ${release}`;
}

/** Every type of a kind over all releases, stage types by role and then by label, with what is said against each. */
export function insertableTypes(
  descriptors: DescriptorSet,
  kind: 'stage' | 'policy',
): readonly InsertableType[] {
  const rank = (role: StageRole | undefined) => (role ? roleOrder.indexOf(role) : roleOrder.length);
  return everyModel()
    .filter((model) => model.kind === kind)
    .map((model) => {
      const { summary, icon, role, since } = model;
      const unavailable = whyNot(model, descriptors.release);
      return {
        model: model.model,
        label: model.label,
        enterprise: model.enterprise === true,
        ...(summary === undefined ? {} : { summary }),
        ...(icon === undefined ? {} : { icon }),
        ...(role === undefined ? {} : { role }),
        ...(since === undefined ? {} : { since }),
        ...(unavailable === undefined ? {} : { unavailable }),
      };
    })
    .sort((left, right) => rank(left.role) - rank(right.role) || (left.label < right.label ? -1 : 1));
}
