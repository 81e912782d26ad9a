// One line per release of authentik, oldest first: what we call it, the version of @goauthentik/api that carries
// its OpenAPI document, and the integrity of that tarball (`npm view @goauthentik/api@VERSION dist.integrity`).
// A new release is a new line here and a run of `npm run descriptors`.
/** @type {readonly (readonly [release: string, version: string, integrity: string])[]} */
export const sources = [
  [
    '2025.8',
    '2025.8.6',
    'sha512-1SU29y/+JSebSTrkPyDv7zrFt8k6IhLBt4D+LxwjmCoLVmVUzIh7g/+UkWt3Km+7kUbRip3gMnmKos0slXcWdw==',
  ],
  [
    '2025.10',
    '2025.10.4',
    'sha512-8Cr4xB0mXUCpZqHIid71uGHiSxvOyUHf/EuhA+XoL2v2jP19InO8jQxSEuo2rfXbFeGeCDwhRODbnnWfy8ZP8Q==',
  ],
  [
    '2025.12',
    '2025.12.6',
    'sha512-Ld+bBHulK4PrnQrN6MWN1C2d663PDySB/4xlAcTVOFeTM8IG3jtP+gQIAoCSHaLgTBToZQq1vyw4Ab56YwiziA==',
  ],
  [
    '2026.2',
    '2026.2.0',
    'sha512-1FK3JxD9CqaaVqDyyWYwPY+XhHcgktjY+EaxuZqvdQmP4JAGEOoScZSu6GYxjkTnMbqYu7QWH5675as6lQx02w==',
  ],
  [
    '2026.5',
    '2026.5.6',
    'sha512-B9/ld6Gxt45AwhdxsMl5yQnwDuCRSAoIiBbRWlJExUx1M/iPi34O4HeN9NeQ8gtSVw05/fYe90yUliT8oaE96Q==',
  ],
  [
    '2026.8',
    '2026.8.3',
    'sha512-wDJeHC9h6c0RQTBnDdWac6GmCX6nMg3vHNEwToRgBU1GH7Nduzp4gJIG9r2g6MXLV3oVNjbMEQmkwdFfYnFMmg==',
  ],
];
