import type { EstateNode } from '../../../shared/graph/estate/estate-graph';

const designations: Readonly<Record<string, string>> = {
  authentication: 'Authentication',
  authorization: 'Authorization',
  invalidation: 'Invalidation',
  enrollment: 'Enrollment',
  unenrollment: 'Unenrollment',
  recovery: 'Recovery',
  stage_configuration: 'Stage configuration',
};

/** What a node says below its name, line by line. */
export function factsOf(node: EstateNode): readonly string[] {
  if (node.kind === 'pointer') return [node.type];
  if (node.kind === 'elsewhere') return ['Flow, not in this workspace'];
  const stages = `${node.stages} ${node.stages === 1 ? 'stage' : 'stages'}`;
  const facts = `${designations[node.designation] ?? 'No designation'}, ${stages}`;
  return node.isReached ? [facts] : [facts, 'Nothing leads here'];
}
