import type { CanvasNode } from './flow-elements';

/** Colour of a node on the overview map: that of its role. */
export function colourOnMap(node: CanvasNode): string {
  const { node: drawn } = node.data.drawn;
  if (drawn.kind === 'gate') return 'var(--role-decides)';
  if (drawn.kind === 'exit') return drawn.exit === 'denied' ? 'var(--error)' : 'var(--success)';
  const role = node.data.card?.role;
  return role ? `var(--role-${role})` : 'var(--text-muted)';
}
