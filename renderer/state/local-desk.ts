import type { SourceCodec } from './codec';
import type { Ports } from './ports';
import type { SourceDesk } from './source-desk';
import { createSourceDesk, lineTo } from './source-desk';
import { createSourceEngine } from './source-engine';

/** A desk whose work is done in the same thread: for tests, and where there is no worker. It checks nothing. */
export function localDesk(
  codec: SourceCodec,
  { newId, descriptorsFor }: Pick<Ports, 'newId' | 'descriptorsFor'>,
): SourceDesk {
  const connect = (onMessage: Parameters<typeof lineTo>[1]) =>
    lineTo(createSourceEngine({ codec, newId, descriptorsFor, check: () => [] }), onMessage);
  return createSourceDesk({ connect, pause: () => Promise.resolve() });
}
