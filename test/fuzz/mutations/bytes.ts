import type { Random } from '../random';

export type ByteMutation = (bytes: Buffer, random: Random) => Buffer;

function change(bytes: Buffer, at: number, values: readonly number[]): Buffer {
  const copy = Buffer.from(bytes);
  values.forEach((value, offset) => {
    if (at + offset < copy.length) copy[at + offset] = value;
  });
  return copy;
}

const flipBits: ByteMutation = (bytes, random) => {
  let copy = bytes;
  for (let times = 1 + random.below(4); times > 0 && bytes.length > 0; times -= 1) {
    const at = random.below(bytes.length);
    copy = change(copy, at, [copy[at]! ^ (1 << random.below(8))]);
  }
  return copy;
};

const flipLetters: ByteMutation = (bytes, random) => {
  let copy = bytes;
  for (let times = 1 + random.below(4); times > 0 && bytes.length > 0; times -= 1) {
    copy = change(copy, random.below(bytes.length), [0x20 + random.below(0x5f)]);
  }
  return copy;
};

const anyBytes: ByteMutation = (bytes, random) =>
  change(
    bytes,
    random.below(bytes.length + 1),
    Array.from({ length: 1 + random.below(8) }, () => random.below(256)),
  );

const dropBytes: ByteMutation = (bytes, random) => {
  const at = random.below(bytes.length + 1);
  return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + 1 + random.below(16))]);
};

const doubleBytes: ByteMutation = (bytes, random) => {
  const at = random.below(bytes.length + 1);
  const piece = bytes.subarray(at, at + 1 + random.below(200));
  return Buffer.concat([bytes.subarray(0, at), piece, bytes.subarray(at)]);
};

const utf16: ByteMutation = (bytes, random) => {
  const text = Buffer.from(`\ufeff${bytes.toString('utf8')}`, 'utf16le');
  return random.chance(0.5) ? text : text.swap16();
};

export const byteMutations: Readonly<Record<string, ByteMutation>> = {
  'bits flipped': flipBits,
  'letters flipped': flipLetters,
  'other bytes': anyBytes,
  'bytes dropped': dropBytes,
  'bytes doubled': doubleBytes,
  'UTF-16': utf16,
};
