function wordStart(text: string, index: number): boolean {
  return index === 0 || /[\s\-_./:("]/.test(text[index - 1] ?? '');
}

/** How well one word is found in a text (both lower case); 0 where it is not. */
function scoreWord(text: string, word: string): number {
  const at = text.indexOf(word);
  if (at >= 0) {
    let best = at;
    for (let next = at; next >= 0 && !wordStart(text, best); next = text.indexOf(word, next + 1)) best = next;
    return (wordStart(text, best) ? 100 : 60) + word.length - Math.min(best, 40) / 4;
  }
  let position = -1;
  let gaps = 0;
  let starts = 0;
  for (const letter of word) {
    const next = text.indexOf(letter, position + 1);
    if (next < 0) return 0;
    if (position >= 0 && next > position + 1) gaps += 1;
    if (wordStart(text, next)) starts += 1;
    position = next;
  }
  return gaps > word.length / 2 && starts < 2 ? 0 : Math.max(1, 30 - 4 * gaps + 6 * starts);
}

/**
 * How well a query fits a text: every word of the query has to be found, as a whole or letter by letter in order;
 * 0 where one is not. Whole words at word starts, near the beginning, score highest.
 */
export function fuzzyScore(text: string, query: string): number {
  const where = text.toLowerCase();
  let total = 1;
  for (const word of query.toLowerCase().split(/\s+/)) {
    if (word === '') continue;
    const score = scoreWord(where, word);
    if (score === 0) return 0;
    total += score;
  }
  return total;
}

/** The items that fit, best first; ties keep their order. An empty query keeps all. */
export function fuzzySort<Item>(
  items: readonly Item[],
  query: string,
  textOf: (item: Item) => string,
): readonly Item[] {
  if (query.trim() === '') return items;
  return items
    .map((item, index) => ({ item, index, score: fuzzyScore(textOf(item), query) }))
    .filter((scored) => scored.score > 0)
    .sort((left, right) => right.score - left.score || left.index - right.index)
    .map((scored) => scored.item);
}
