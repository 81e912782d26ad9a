import type { Session, WebContents } from 'electron';

/** No page of ours ever goes anywhere, opens a window or embeds a guest: whatever asks for it is refused. */
export function confine(contents: WebContents): void {
  contents.on('will-navigate', (event) => {
    event.preventDefault();
  });
  contents.on('will-redirect', (event) => {
    event.preventDefault();
  });
  contents.on('will-attach-webview', (event) => {
    event.preventDefault();
  });
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
}

/** Permissions that the editor's pages may use; everything else is denied without asking. */
const granted: ReadonlySet<string> = new Set(['clipboard-sanitized-write']);

export function denyPermissions(session: Session): void {
  session.setPermissionRequestHandler((_contents, permission, answer) => {
    answer(granted.has(permission));
  });
  session.setPermissionCheckHandler((_contents, permission) => granted.has(permission));
  session.setDevicePermissionHandler(() => false);
}

/** Cancels every request that leaves `prefixes`: this session has no network. Devtools pages stay reachable. */
export function blockNetwork(session: Session, prefixes: readonly string[]): void {
  const allowed = [...prefixes, 'devtools://', 'data:', 'blob:'];
  session.webRequest.onBeforeRequest((details, answer) => {
    answer({ cancel: !allowed.some((prefix) => details.url.startsWith(prefix)) });
  });
}
