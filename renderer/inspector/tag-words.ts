import type { FieldValue } from '../../shared/authentik/record';

interface TagInfo {
  readonly words: string;
  /** What a field is given when the tag is chosen for it. */
  readonly start?: (name: string) => FieldValue;
}

/** What each blueprint tag stands for (blueprints.md 2). */
const tags: Readonly<Record<string, TagInfo>> = {
  '!Context': { words: 'takes a value from the blueprint’s context.', start: (name) => [name, ''] },
  '!Env': {
    words: 'takes an environment variable of the server.',
    start: (name) => [name.toUpperCase(), ''],
  },
  '!File': {
    words: 'takes the content of a file on the server.',
    start: (name) => [`/run/secrets/${name}`, ''],
  },
  '!Format': {
    words: 'fills values into a text.',
    start: (name) => ['%s', { $tag: '!Context', value: name }],
  },
  '!If': {
    words: 'chooses between two values.',
    start: (name) => [{ $tag: '!Context', value: name }, '', ''],
  },
  '!Find': { words: 'finds an object on the server.' },
  '!FindObject': { words: 'finds an object on the server and takes its data.' },
  '!KeyOf': { words: 'points at another entry of the file.' },
  '!Condition': { words: 'combines conditions.' },
  '!Enumerate': { words: 'builds a list or mapping, item by item.' },
  '!Index': { words: 'is the index inside an enumeration.' },
  '!Value': { words: 'is the value inside an enumeration.' },
  '!AtIndex': { words: 'takes one element of a list or mapping.' },
  '!ParseJSON': { words: 'reads a JSON text.' },
};

export function tagWords(tag: string): string {
  return tags[tag]?.words ?? 'is not a tag that authentik knows.';
}

/** Tags that can be put in place of a plain value. */
export const startableTags: readonly {
  readonly tag: string;
  readonly words: string;
  readonly start: (name: string) => FieldValue;
}[] = Object.entries(tags).flatMap(([tag, { words, start }]) =>
  start === undefined ? [] : [{ tag, words, start: (name) => ({ $tag: tag, value: start(name) }) }],
);
