import type { PageScheme } from '../windows/page-scheme';

/** Served on the store's own session only: no other window can load the page or reach its database. */
export const storeScheme: PageScheme = {
  scheme: 'stagecraft-store',
  host: 'host',
  page: 'main/store/host/index.html',
  folders: ['main/store/host', 'assets'],
  contentSecurityPolicy: "default-src 'none'; script-src 'self'; base-uri 'none'; form-action 'none'",
};
