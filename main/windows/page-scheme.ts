import { readFile } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import type { CustomScheme, Protocol } from 'electron';

/** A scheme of our own from which the pages of one kind of window are served, and nothing else is. */
export interface PageScheme {
  readonly scheme: string;
  readonly host: string;
  /** Path of the page itself, below the folder of built pages. */
  readonly page: string;
  /** Folders below the folder of built pages that this scheme serves. */
  readonly folders: readonly string[];
  readonly contentSecurityPolicy: string;
}

const contentTypes: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
  '.woff2': 'font/woff2',
  '.zip': 'application/zip',
};

/** What `protocol.registerSchemesAsPrivileged` wants to know; that must be called once, before the app is ready. */
export function privileges(scheme: PageScheme): CustomScheme {
  return {
    scheme: scheme.scheme,
    privileges: {
      standard: true,
      secure: true,
      supportFetchAPI: true,
      codeCache: true,
    },
  };
}

export function pageUrl(scheme: PageScheme): string {
  return `${scheme.scheme}://${scheme.host}/${scheme.page}`;
}

/** True for an address that `servePages` answers for this scheme; the origin of such a page is `scheme://host`. */
export function isOwnAddress(scheme: PageScheme, address: string): boolean {
  return address.startsWith(`${scheme.scheme}://${scheme.host}/`);
}

/** Path of the file below `root` that an address stands for; undefined where the scheme does not serve it. */
export function fileOf(scheme: PageScheme, address: string): string | undefined {
  if (!isOwnAddress(scheme, address)) return undefined;
  let path: string;
  try {
    path = normalize(decodeURIComponent(new URL(address).pathname)).replace(/^[\\/]+/, '');
  } catch {
    return undefined;
  }
  const served = scheme.folders.some((folder) => path.startsWith(normalize(`${folder}/`)));
  return served && !path.includes('\0') && !path.split(sep).includes('..') ? path : undefined;
}

/**
 * Node loads what a page is answered with when it is used for the first time: better while Chromium starts the page's
 * process than when the page asks.
 */
export function loadFetch(): void {
  new Response(new Uint8Array(0), { status: 200 });
}

/** Answers the scheme's addresses on one session's protocol from the folder `root`; `isolated` pages with those headers. */
export function servePages(
  protocol: Protocol,
  scheme: PageScheme,
  { root, isolated }: { readonly root: string; readonly isolated: () => boolean },
): void {
  protocol.handle(scheme.scheme, async (request) => {
    const path = request.method === 'GET' ? fileOf(scheme, request.url) : undefined;
    if (path === undefined) return new Response('Not found', { status: 404 });
    try {
      const body = await readFile(join(root, path));
      return new Response(new Uint8Array(body), {
        headers: { ...headersFor(scheme, path), ...(isolated() && isolation) },
      });
    } catch {
      return new Response('Not found', { status: 404 });
    }
  });
}

const isolation = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
};

function headersFor(scheme: PageScheme, path: string): Record<string, string> {
  return {
    'Content-Type': contentTypes[extname(path).toLowerCase()] ?? 'application/octet-stream',
    'Content-Security-Policy': scheme.contentSecurityPolicy,
    'Cross-Origin-Resource-Policy': 'same-origin',
    'X-Content-Type-Options': 'nosniff',
  };
}
