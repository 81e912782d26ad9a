import type { AuthentikRecord, RecordId } from '../../authentik/record';
import type { Draft } from '../draft';
import { placeOrders } from '../orders';
import { numberField, withFields } from '../values';

/**
 * Makes room in a lane (stage bindings of a flow, policy bindings of a target, prompts of a stage) and gives the order
 * for what is put before `before` (null: at the end). Others are renumbered only where there is no gap.
 */
export function takeOrder(
  draft: Draft,
  lane: readonly AuthentikRecord[],
  before: RecordId | null | undefined,
): number {
  const numbered = lane.filter((record) => numberField(record, 'order') !== undefined);
  const found = before == null ? -1 : numbered.findIndex((record) => record.id === before);
  const index = found === -1 ? numbered.length : found;
  const sequence: (AuthentikRecord | undefined)[] = [...numbered];
  sequence.splice(index, 0, undefined);
  const orders = placeOrders(sequence.map((record) => record && numberField(record, 'order')));
  for (const [place, record] of sequence.entries()) {
    const order = orders[place]!;
    if (record && numberField(record, 'order') !== order) draft.put(withFields(record, { order }));
  }
  return orders[index]!;
}
