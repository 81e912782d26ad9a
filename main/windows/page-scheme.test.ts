import { describe, expect, it } from 'vitest';
import { editorScheme } from './editor-scheme';
import { fileOf } from './page-scheme';

describe('addresses of the editor', () => {
  it.each([
    ['app://stagecraft/renderer/index.html', 'renderer/index.html'],
    ['app://stagecraft/assets/editor-1.js?v=2#x', 'assets/editor-1.js'],
    ['app://stagecraft/assets/with%20space.png', 'assets/with space.png'],
    ['app://stagecraft/renderer/../assets/a.js', 'assets/a.js'],
  ])('%s is %s', (address, path) => {
    expect(fileOf(editorScheme, address)).toBe(path);
  });

  it.each([
    'app://stagecraft/main/store/host/index.html',
    'app://stagecraft/',
    'app://stagecraft/assetsX/a.js',
    'app://stagecraft/../../package.json',
    'app://stagecraft/assets/..%2f..%2fpackage.json',
    'app://stagecraft/assets/%2e%2e/%2e%2e/package.json',
    'app://stagecraft/assets/a%00.js',
    'app://stagecraft/assets/%E0%A4%A',
    'app://stagecraft.evil/assets/a.js',
    'stagecraft-store://host/assets/a.js',
    'file:///etc/passwd',
  ])('%s is nothing', (address) => {
    expect(fileOf(editorScheme, address)).toBeUndefined();
  });
});
