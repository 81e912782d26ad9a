const order = ['top', 'left', 'middle', 'right', 'bottom', 'status'];

const focusable =
  'button:not([disabled]), input:not([disabled]), textarea:not([disabled]), [role="tab"][tabindex="0"], ' +
  '[contenteditable="true"], a[href], [tabindex="0"]';

function regionsShown(): readonly HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>('[data-region]')].sort(
    (left, right) => order.indexOf(left.dataset.region ?? '') - order.indexOf(right.dataset.region ?? ''),
  );
}

const lastFocus = new WeakMap<HTMLElement, HTMLElement>();

/** Moves the focus to the next (1) or previous (-1) region of the window, where it last was in there. */
export function moveToRegion(step: 1 | -1): void {
  const regions = regionsShown();
  const active = document.activeElement;
  const at = regions.findIndex((region) => region.contains(active));
  const current = regions[at];
  if (current !== undefined && active instanceof HTMLElement) lastFocus.set(current, active);
  const next = regions[(at + step + regions.length) % regions.length];
  if (next !== undefined) focusInside(next);
}

export function focusRegion(name: string): void {
  const region = regionsShown().find((candidate) => candidate.dataset.region === name);
  if (region !== undefined) focusInside(region);
}

function focusInside(region: HTMLElement): void {
  const remembered = lastFocus.get(region);
  const candidates = [...region.querySelectorAll<HTMLElement>(focusable)].filter(isShown);
  const target = remembered !== undefined && isShown(remembered) ? remembered : candidates[0];
  target?.focus();
  if (!region.contains(document.activeElement)) region.focus();
}

function isShown(element: HTMLElement): boolean {
  return element.isConnected && element.getClientRects().length > 0;
}
