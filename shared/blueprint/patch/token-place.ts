import { CST } from 'yaml';

export type Collection = CST.BlockMap | CST.BlockSequence | CST.FlowCollection;

export function isCollection(token: CST.Token | null | undefined): token is Collection {
  return token != null && CST.isCollection(token);
}

/** Offset behind the last character of a token's own text; comments after it do not count. */
export function endOf(token: CST.Token): number {
  if (token.type === 'flow-collection') {
    const close = token.end.find((part) => part.type === 'flow-map-end' || part.type === 'flow-seq-end');
    return close === undefined ? token.offset : close.offset + close.source.length;
  }
  if (token.type === 'block-map' || token.type === 'block-seq') {
    const items = realItems(token);
    const last = items.at(-1);
    return last === undefined ? token.offset : itemEnd(last);
  }
  if (token.type === 'block-scalar') {
    const header = token.props.reduce((sum, part) => sum + ('source' in part ? part.source.length : 0), 0);
    return token.offset + header + token.source.length;
  }
  return 'source' in token ? token.offset + token.source.length : token.offset;
}

/** Items that hold something; a comment at the end of a collection is an item of its own to the parser. */
export function realItems(token: Collection): CST.CollectionItem[] {
  return (token.items as CST.CollectionItem[]).filter((item) => {
    if (item.key !== undefined || item.sep !== undefined || item.value !== undefined) return true;
    return item.start.some(({ type }) => type === 'seq-item-ind' || type === 'tag' || type === 'anchor');
  });
}

export function itemEnd(item: CST.CollectionItem): number {
  if (item.value != null) return endOf(item.value);
  const marks = [...item.start, ...(item.key == null ? [] : [item.key]), ...(item.sep ?? [])].filter(
    ({ type }) => !['space', 'newline', 'comment', 'comma'].includes(type),
  );
  const last = marks.at(-1);
  return last === undefined ? 0 : endOf(last);
}

/** Offset of an item's first own character: its dash, its key or the tag before it. */
export function itemStart(item: CST.CollectionItem): number {
  const mark = item.start.find(({ type }) => !['space', 'newline', 'comment', 'comma'].includes(type));
  if (mark !== undefined) return mark.offset;
  const first = item.key ?? item.sep?.find(({ type }) => type === 'map-value-ind') ?? item.value;
  return first?.offset ?? 0;
}

export function lineStart(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1;
}

/** Offset of the line's end, before its line break. */
export function lineEnd(text: string, offset: number): number {
  const at = text.indexOf('\n', offset);
  if (at < 0) return text.length;
  return at > offset && text[at - 1] === '\r' ? at - 1 : at;
}

export function columnOf(text: string, offset: number): number {
  return offset - lineStart(text, offset);
}

/** Whether nothing but spaces stands before the offset on its line. */
export function opensLine(text: string, offset: number): boolean {
  return text.slice(lineStart(text, offset), offset).trim() === '';
}

/** An offset without the line break that a block text counts as its own. */
export function beforeBreak(text: string, offset: number): number {
  if (text[offset - 1] !== '\n') return offset;
  return text[offset - 2] === '\r' ? offset - 2 : offset - 1;
}
