import type { ImporterRule } from './rule';

/** Whether the text looks like PEM; whether the bytes inside are a certificate only the server can tell. */
export const certificate: ImporterRule = {
  models: ['authentik_crypto.certificatekeypair'],
  check: ({ values }) => {
    const data = values.certificate_data;
    const key = values.key_data;
    if (typeof data === 'string' && !isPem(data, 'CERTIFICATE')) {
      return [{ code: 'bad-certificate', message: 'Unable to load certificate.', field: 'certificate_data' }];
    }
    if (typeof key === 'string' && key !== '' && !isPem(key, '(?:\\w+ )?PRIVATE KEY')) {
      return [
        { code: 'bad-key', message: 'Unable to load private key (possibly encrypted?).', field: 'key_data' },
      ];
    }
    return [];
  },
};

function isPem(text: string, label: string): boolean {
  return new RegExp(`-----BEGIN ${label}-----\\s[\\s\\S]+-----END ${label}-----`).test(text);
}
