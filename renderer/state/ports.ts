import type { DescriptorSet } from '../../shared/authentik/descriptor';
import type { Release } from '../../shared/authentik/release';
import type { StagecraftBridge } from '../../shared/ipc/contract';
import type { SourceDesk } from './source-desk';

/** What the state takes from outside, so that tests can give it something else. */
export interface Ports {
  readonly bridge: StagecraftBridge;
  readonly descriptorsFor: (release: Release) => DescriptorSet;
  /** Where blueprint texts are read, written and checked. */
  readonly desk: SourceDesk;
  readonly newId: () => string;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Calls back after so many milliseconds; the returned function prevents it. */
  readonly schedule: (callback: () => void, milliseconds: number) => () => void;
}
