import type { PageScheme } from './page-scheme';

export const editorScheme: PageScheme = {
  scheme: 'app',
  host: 'stagecraft',
  page: 'renderer/index.html',
  folders: ['renderer', 'assets'],
  // Python runs as WebAssembly in a worker; React Flow and the code editor set styles on elements.
  contentSecurityPolicy: [
    "default-src 'none'",
    "script-src 'self' 'wasm-unsafe-eval'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    "connect-src 'self'",
    "worker-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
};
