/** Python sources are bundled as text (scripts/python-text.mjs, scripts/cli.mjs). */
declare module '*.py' {
  const text: string;
  // eslint-disable-next-line no-restricted-exports -- what bundlers make of a text file is its default export
  export default text;
}
