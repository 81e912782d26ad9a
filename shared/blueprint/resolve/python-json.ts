import { PyDict } from './python-value';
import type { PyValue } from './python-value';
import { invalid } from './tag-resolver';

/** Python's `json.loads`: JSON, and NaN and the infinities; numbers keep their kind. */
export function parsePythonJson(text: string): PyValue {
  let at = 0;
  let depth = 0;

  const fail = (message: string, index: number): never => {
    const before = text.slice(0, index);
    const line = before.split('\n').length;
    const column = index - before.lastIndexOf('\n');
    throw invalid(`${message}: line ${line} column ${column} (char ${index})`);
  };
  const space = (): void => {
    while (' \t\n\r'.includes(text[at] ?? 'x')) at += 1;
  };

  function value(): PyValue {
    depth += 1;
    if (depth > 500) throw invalid('maximum recursion depth exceeded');
    const made = anyValue();
    depth -= 1;
    return made;
  }

  function anyValue(): PyValue {
    const char = text[at];
    if (char === '"') return string();
    if (char === '{') return object();
    if (char === '[') return array();
    for (const [word, made] of words) {
      if (text.startsWith(word, at)) {
        at += word.length;
        return made;
      }
    }
    const match = /^-?(?:0|[1-9]\d*)(\.\d+)?([eE][-+]?\d+)?/.exec(text.slice(at, at + 400));
    if (match === null) return fail('Expecting value', at);
    at += match[0].length;
    return match[1] === undefined && match[2] === undefined ? BigInt(match[0]) : Number(match[0]);
  }

  function string(): string {
    const start = at;
    const match = /"(?:[^"\\]|\\[\s\S])*"/y;
    match.lastIndex = at;
    const found = match.exec(text);
    if (found === null) return fail('Unterminated string starting at', start);
    at += found[0].length;
    const control = /[\0-\x1f]/.exec(found[0]);
    if (control !== null) return fail('Invalid control character at', start + control.index);
    try {
      return JSON.parse(found[0]) as string;
    } catch {
      const escape = /\\(?!["\\/bfnrtu])/.exec(found[0].replace(/\\\\/g, '__'));
      return fail(
        escape === null ? 'Invalid \\uXXXX escape' : 'Invalid \\escape',
        start + (escape?.index ?? 1),
      );
    }
  }

  function array(): PyValue {
    const items: PyValue[] = [];
    at += 1;
    space();
    if (text[at] === ']') {
      at += 1;
      return items;
    }
    for (;;) {
      items.push(value());
      space();
      const char = text[at];
      at += 1;
      if (char === ']') return items;
      if (char !== ',') return fail("Expecting ',' delimiter", at - 1);
      space();
    }
  }

  function object(): PyValue {
    const dict = new PyDict();
    at += 1;
    space();
    if (text[at] === '}') {
      at += 1;
      return dict;
    }
    for (;;) {
      if (text[at] !== '"') return fail('Expecting property name enclosed in double quotes', at);
      const key = string();
      space();
      if (text[at] !== ':') return fail("Expecting ':' delimiter", at);
      at += 1;
      space();
      dict.set(key, value());
      space();
      const char = text[at];
      at += 1;
      if (char === '}') return dict;
      if (char !== ',') return fail("Expecting ',' delimiter", at - 1);
      space();
    }
  }

  space();
  const made = value();
  space();
  if (at < text.length) return fail('Extra data', at);
  return made;
}

const words: readonly (readonly [string, PyValue])[] = [
  ['null', null],
  ['true', true],
  ['false', false],
  ['NaN', NaN],
  ['Infinity', Infinity],
  ['-Infinity', -Infinity],
];
