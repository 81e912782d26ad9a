/** Steps between orders that people like to read, the best first. */
const steps = [10, 5, 2, 1] as const;

/**
 * New orders for a lane after one item was put somewhere, changing as few as possible.
 *
 * `orders` are the present orders in the wanted sequence; undefined for an item that is new or moved and may take any.
 * Returned is the whole sequence. Items around the placed one end strictly in order; neighbours elsewhere that share an
 * order keep sharing it. Gaps are used first; only when there is none do others move. Never below 0, unless they are already.
 */
export function placeOrders(orders: readonly (number | undefined)[]): readonly number[] {
  const floor = Math.min(0, ...orders.filter((order): order is number => order !== undefined));
  const kept = keepMost(orders, floor);
  const result: number[] = [];
  let index = 0;
  while (index < orders.length) {
    if (kept.has(index)) {
      result.push(orders[index]!);
      index += 1;
      continue;
    }
    let end = index;
    while (end < orders.length && !kept.has(end)) end += 1;
    const before = index === 0 ? undefined : result[index - 1];
    const after = end === orders.length ? undefined : orders[end];
    result.push(...spread(end - index, { before, after, floor }));
    index = end;
  }
  return result;
}

/** The largest set of items that can keep their orders while the others find room between them. */
function keepMost(orders: readonly (number | undefined)[], floor: number): ReadonlySet<number> {
  const length: number[] = [];
  const previous: number[] = [];
  let best = -1;
  for (const [index, order] of orders.entries()) {
    length[index] = 0;
    previous[index] = -1;
    if (order === undefined) continue;
    if (order - floor >= index) length[index] = 1;
    for (let before = index - 1; before >= 0; before -= 1) {
      const other = orders[before];
      if (length[before] === 0 || other === undefined) continue;
      if (order - other < (before === index - 1 ? 0 : index - before)) continue;
      if (length[before]! + 1 <= length[index]) continue;
      length[index] = length[before]! + 1;
      previous[index] = before;
    }
    if (length[index] > (best === -1 ? 0 : length[best]!)) best = index;
  }
  const kept = new Set<number>();
  for (let index = best; index !== -1; index = previous[index]!) kept.add(index);
  return kept;
}

interface Room {
  readonly before: number | undefined;
  readonly after: number | undefined;
  readonly floor: number;
}

function spread(count: number, { before, after, floor }: Room): readonly number[] {
  if (after === undefined) {
    const first = before === undefined ? 10 : (Math.floor(before / 10) + 1) * 10;
    return Array.from({ length: count }, (_, index) => first + index * 10);
  }
  const lowest = before === undefined ? floor : before + 1;
  for (const step of steps) {
    const first = Math.ceil(lowest / step) * step;
    const fitting = Math.floor((after - 1 - first) / step) + 1;
    if (fitting < count) continue;
    const skipped = Math.floor((fitting - count) / 2);
    return Array.from({ length: count }, (_, index) => first + (skipped + index) * step);
  }
  throw new Error(`no room for ${count} between ${before} and ${after}`);
}
