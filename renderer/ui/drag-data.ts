/** What can be dragged between the parts of the window. A drop target may read the kind while it is dragged over, the rest only when dropped. */
export type DragKind = 'stage' | 'policy';

/** A type to make a new one of, or a record of the workspace. */
export type DragPayload = { readonly model: string } | { readonly record: string };

const typeOf = (kind: DragKind) => `application/x-stagecraft-${kind}`;

export function setDragData(transfer: DataTransfer, kind: DragKind, payload: DragPayload): void {
  transfer.setData(typeOf(kind), JSON.stringify(payload));
  transfer.effectAllowed = 'copy';
}

export function dragKindOf(transfer: DataTransfer): DragKind | undefined {
  return (['stage', 'policy'] as const).find((kind) => transfer.types.includes(typeOf(kind)));
}

/** Undefined where something else was dropped. */
export function readDragData(
  transfer: DataTransfer,
): { readonly kind: DragKind; readonly payload: DragPayload } | undefined {
  const kind = dragKindOf(transfer);
  if (!kind) return undefined;
  const payload = JSON.parse(transfer.getData(typeOf(kind))) as DragPayload;
  return { kind, payload };
}
