export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface WindowBounds extends Partial<Rectangle> {
  readonly width: number;
  readonly height: number;
  readonly maximized?: boolean;
}

export const smallestWindow = { width: 1024, height: 700 } as const;
export const defaultBounds: WindowBounds = { width: 1440, height: 900 };

const margin = 40;

/**
 * What to open a window with, given what was remembered (anything, it comes from a file) and the work areas of
 * the screens that are there now. A window never opens where nobody can reach it, nor larger than its screen.
 */
export function restoredBounds(remembered: unknown, workAreas: readonly Rectangle[]): WindowBounds {
  const wanted = isBounds(remembered) ? remembered : defaultBounds;
  const area = workAreas.find((candidate) => overlaps(candidate, wanted)) ?? workAreas[0];
  if (area === undefined) return defaultBounds;
  const size = {
    width: Math.max(smallestWindow.width, Math.min(wanted.width, area.width)),
    height: Math.max(smallestWindow.height, Math.min(wanted.height, area.height)),
    ...(wanted.maximized === true ? { maximized: true } : {}),
  };
  const { x, y } = wanted;
  return x !== undefined && y !== undefined && overlaps(area, { x, y, ...size }) ? { x, y, ...size } : size;
}

function isBounds(value: unknown): value is WindowBounds {
  if (typeof value !== 'object' || value === null) return false;
  const { x, y, width, height } = value as Record<string, unknown>;
  const optional = [x, y].every((part) => part === undefined || Number.isSafeInteger(part));
  return optional && [width, height].every((part) => Number.isSafeInteger(part) && (part as number) > 0);
}

function overlaps(area: Rectangle, bounds: WindowBounds): boolean {
  const { x, y } = bounds;
  if (x === undefined || y === undefined) return false;
  const across = Math.min(x + bounds.width, area.x + area.width) - Math.max(x, area.x);
  const down = Math.min(y + bounds.height, area.y + area.height) - Math.max(y, area.y);
  return across > margin && down > margin && y >= area.y - margin;
}
