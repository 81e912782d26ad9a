/**
 * A name cut to about `length` letters from its beginning, at a word where possible: names of one flow begin alike
 * (`default-authentication-flow-password-stage`), what tells them apart stands at their end.
 */
export function shortName(name: string, length: number): string {
  if (name.length <= length) return name;
  const tail = name.slice(-(length - 1));
  const word = tail.search(/[-_. ]/);
  return `…${word >= 0 && word <= tail.length - 4 ? tail.slice(word + 1) : tail}`;
}
