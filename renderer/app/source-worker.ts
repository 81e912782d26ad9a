/// <reference lib="webworker" />
import { descriptorsFor } from '../../shared/authentik/descriptors';
import type { ToEngine } from '../state/source-desk';
import { answer } from '../state/source-desk';
import { createSourceEngine } from '../state/source-engine';
import { createTextCheck } from './check-text';
import { sourceCodec } from './source-codec';

// Reads, compares and checks blueprint texts beside the window's thread.
const engine = createSourceEngine({
  codec: sourceCodec,
  newId: () => crypto.randomUUID(),
  descriptorsFor,
  check: createTextCheck(),
});

addEventListener('message', ({ data }: MessageEvent<ToEngine>) => {
  answer(engine, data, (message) => {
    postMessage(message);
  });
});
