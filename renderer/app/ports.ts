import { descriptorsFor } from '../../shared/authentik/descriptors';
import type { Ports } from '../state/ports';
import { bridge } from '../bridge/stagecraft';
import { workerDesk } from './worker-desk';

/** What the window's state takes from the page it runs in. */
export function windowPorts(): Ports {
  return {
    bridge,
    descriptorsFor,
    desk: workerDesk(),
    newId: () => crypto.randomUUID(),
    now: () => Date.now(),
    schedule: (callback, milliseconds) => {
      const timer = setTimeout(callback, milliseconds);
      return () => {
        clearTimeout(timer);
      };
    },
  };
}
