import { isUserValue, saveUser, type Visitor } from '../policy/user-value';
import type { Device, World } from '../policy/world';
import { stepSeconds, totpNumber } from './totp';

/** The stored devices of a saved user, confirmed or not. */
export function devicesOf(world: World, visitor: Visitor): readonly Device[] {
  if (!isUserValue(visitor) || visitor.pk === null) return [];
  return world.users.get(visitor.pk)?.devices ?? [];
}

export function saveDevice(world: World, owner: number, device: Device): void {
  const devices = world.users.get(owner)?.devices ?? [];
  const known = devices.some((one) => one.pk === device.pk);
  saveUser(world, owner, {
    devices: known ? devices.map((one) => (one.pk === device.pk ? device : one)) : [...devices, device],
  });
}

export interface Check {
  readonly accepted: boolean;
  /** The device as it stands afterwards: a used code is gone, a failure slows the next try down. */
  readonly device: Device;
}

/** Holds a code against one device (stages.md, section 13). */
export function checkCode(device: Device, code: string, now: number): Check {
  switch (device.kind) {
    case 'static':
      return checkStatic(device, code, now);
    case 'totp':
      return checkTotp(device, code, now);
    case 'email':
    case 'sms': {
      const accepted = device.code !== null && device.code === code && now <= device.codeUntil;
      return { accepted, device: accepted ? { ...device, code: null } : device };
    }
    default:
      return { accepted: false, device };
  }
}

/** After n failures the next try counts only after 2^(n-1) seconds. */
function locked(
  device: { readonly failures: number; readonly failedAt: number | null },
  now: number,
): boolean {
  return device.failedAt !== null && now < device.failedAt + 2 ** (device.failures - 1);
}

function checkStatic(device: Extract<Device, { kind: 'static' }>, code: string, now: number): Check {
  if (locked(device, now)) return { accepted: false, device };
  const place = device.tokens.indexOf(code);
  if (place < 0)
    return { accepted: false, device: { ...device, failures: device.failures + 1, failedAt: now } };
  const tokens = device.tokens.filter((_token, index) => index !== place);
  return { accepted: true, device: { ...device, tokens, failures: 0, failedAt: null } };
}

const tolerance = 1;

function checkTotp(device: Extract<Device, { kind: 'totp' }>, code: string, now: number): Check {
  if (locked(device, now) || !/^\d+$/.test(code)) return { accepted: false, device };
  const here = Math.floor(now / stepSeconds) + device.drift;
  for (let step = here - tolerance; step <= here + tolerance; step += 1) {
    if (step > device.lastStep && totpNumber(device.key, step, device.digits) === Number(code)) {
      const drift = device.drift + step - here;
      return { accepted: true, device: { ...device, lastStep: step, drift, failures: 0, failedAt: null } };
    }
  }
  return { accepted: false, device: { ...device, failures: device.failures + 1, failedAt: now } };
}
