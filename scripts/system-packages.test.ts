import { expect, it } from 'vitest';
import { missingLibraries } from './system-packages.mjs';

it('names the shared libraries that the linker does not find', () => {
  const output = [
    '\tlinux-vdso.so.1 (0x00007ffd0a5f2000)',
    '\tlibffmpeg.so => /opt/electron/libffmpeg.so (0x00007f2f4e000000)',
    '\tlibnss3.so => not found',
    '\tlibgtk-3.so.0 => not found',
    '\t/lib64/ld-linux-x86-64.so.2 (0x00007f2f5f0d9000)',
  ].join('\n');
  expect(missingLibraries(output)).toEqual(['libnss3.so', 'libgtk-3.so.0']);
});
