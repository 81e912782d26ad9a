import { describe, expect, it } from 'vitest';
import { filesNamed } from './command-line';

const named = (...argv: readonly string[]): readonly string[] =>
  filesNamed({ argv: ['/opt/electron', ...argv], workingDirectory: '/home/me', appPath: '/opt/app' });

describe('files on the command line', () => {
  it.each([
    [
      ['a.yaml', '/b.yaml'],
      ['/home/me/a.yaml', '/b.yaml'],
    ],
    [['--no-sandbox', '/opt/app', '--user-data-dir=/x', 'a.yaml'], ['/home/me/a.yaml']],
    [['-r', 'loader.js', '/opt/app'], []],
    [['/opt/app', 'a.yaml', './a.yaml'], ['/home/me/a.yaml']],
    [['/opt/app', '--', '-odd.yaml'], ['/home/me/-odd.yaml']],
    [['/opt/app', ''], []],
  ])('%j', (argv, files) => {
    expect(named(...argv)).toEqual(files);
  });
});
