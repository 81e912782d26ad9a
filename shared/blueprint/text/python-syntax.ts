import type { CST } from 'yaml';

import type { Finding } from './finding';

// What PyYAML's reader takes; everything else in a text ends the import.

const unprintable = /[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u;
// PyYAML ends a line at each of these; editors and this reader end it at a line feed only.
const oddBreak = /[\x85\u2028\u2029]|\r(?!\n)/;

/** Characters that PyYAML refuses, and those that it reads as the end of a line. */
export function oddCharacters(text: string): Finding[] {
  const found: Finding[] = [];
  const bad = unprintable.exec(text);
  if (bad !== null) {
    const code = bad[0].codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0');
    found.push({
      code: 'yaml/character',
      severity: 'error',
      message: `The character U+${code} may not stand in a YAML file. Remove it, or write it as an escape in double quotes.`,
      start: bad.index,
      end: bad.index + bad[0].length,
    });
  }
  const odd = oddBreak.exec(text);
  if (odd !== null) {
    const code = odd[0].charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
    found.push({
      code: 'yaml/line-break',
      severity: 'warning',
      message: `authentik reads the character U+${code} as the end of a line. Replace it by a line feed or a space.`,
      start: odd.index,
      end: odd.index + 1,
    });
  }
  return found;
}

interface Walk {
  readonly text: string;
  readonly maxDepth: number;
}

interface Pending {
  readonly token: CST.Token;
  readonly depth: number;
  readonly flow: boolean;
}

type Parent = CST.BlockMap | CST.BlockSequence | CST.FlowCollection;

/**
 * What PyYAML refuses though YAML 1.2 allows it: tabs outside of quotes, comments and block texts, odd
 * anchor names. And nesting beyond `maxDepth`, found without recursion.
 */
export function refusedByPython(tokens: readonly CST.Token[], walk: Walk): Finding[] {
  const found: Finding[] = [];
  const hasTab = walk.text.includes('\t');
  const hasAnchor = walk.text.includes('&') || walk.text.includes('*');
  const small = hasTab || hasAnchor;
  const hasOdd = oddInFlow.test(walk.text);
  const checks = checksFor(walk.text, { hasTab, hasAnchor });
  const pending: Pending[] = [];
  for (const token of tokens) pending.push({ token, depth: 0, flow: false });
  for (let at = pending.pop(); at !== undefined; at = pending.pop()) {
    const { token, depth, flow } = at;
    if (depth > walk.maxDepth) {
      found.push(tooDeep(token.offset, walk.maxDepth));
      return found;
    }
    for (const check of checks) check(token, found);
    if (flow && token.type === 'scalar') checkFlowText(token, found);
    const inFlow = hasOdd && (flow || token.type === 'flow-collection');
    for (const child of childrenOf(token, small || inFlow)) {
      pending.push({ token: child, depth: isParent(child) ? depth + 1 : depth, flow: inFlow });
    }
  }
  return found.sort((left, right) => left.start - right.start);
}

function isParent(token: CST.Token): token is Parent {
  return token.type === 'block-map' || token.type === 'block-seq' || token.type === 'flow-collection';
}

/** Spaces, anchors and the like only where asked for: most texts need none of them looked at. */
function childrenOf(token: CST.Token, small: boolean): CST.Token[] {
  if (isParent(token)) return itemsOf(token, small);
  if (token.type === 'document') {
    const value = token.value ? [token.value] : [];
    return small ? [...token.start, ...value, ...(token.end ?? [])] : value;
  }
  if (!small) return [];
  if (token.type === 'block-scalar') return token.props;
  return 'end' in token && token.end ? token.end : [];
}

function itemsOf(token: Parent, small: boolean): CST.Token[] {
  const children: CST.Token[] = [];
  for (const item of token.items as CST.CollectionItem[]) {
    if (small) children.push(...item.start, ...(item.sep ?? []));
    if (item.key && (small || isParent(item.key))) children.push(item.key);
    if (item.value && (small || isParent(item.value))) children.push(item.value);
  }
  if (small && token.type === 'flow-collection') children.push(...token.end);
  return children;
}

function checkTabs(token: CST.Token, found: Finding[]): void {
  if (token.type !== 'space' && token.type !== 'newline' && token.type !== 'scalar') return;
  const at = token.source.indexOf('\t');
  if (at < 0) return;
  found.push({
    code: 'yaml/tab',
    severity: 'error',
    message: 'authentik refuses a tab here. Use spaces, or put a text that needs the tab into double quotes.',
    start: token.offset + at,
    end: token.offset + at + 1,
  });
}

/** Whether any text at all could be one that `checkFlowText` finds. */
const oddInFlow = /\?|(?:^|[^\w]):\S/;

/** Between brackets PyYAML ends an unquoted text at every question mark. */
function checkFlowText(token: CST.FlowScalar, found: Finding[]): void {
  const at = token.source.startsWith(':') ? 0 : token.source.indexOf('?');
  if (at < 0) return;
  found.push({
    code: 'yaml/flow-text',
    severity: 'error',
    message: `Between brackets authentik cannot read "${token.source[at]!}" in a text without quotes. Put the text into quotes.`,
    start: token.offset + at,
    end: token.offset + at + 1,
  });
}

type Check = (token: CST.Token, found: Finding[]) => void;

/** Only what a text can have at all is looked for at every token. */
function checksFor(
  text: string,
  { hasTab, hasAnchor }: { readonly hasTab: boolean; readonly hasAnchor: boolean },
): readonly Check[] {
  const checks: Check[] = [];
  if (hasTab) checks.push(checkTabs);
  if (hasAnchor) checks.push(checkAnchor);
  if (looseColon.test(text)) checks.push((token, found) => checkKeys(token, text, found));
  return checks;
}

const mostFindings = 50;

const looseColon = /(?:^|[[{,?:-]|\s):(?:\s|$)/m;

/** A colon without a key before it, which YAML takes for an empty key. */
function checkKeys(token: CST.Token, text: string, found: Finding[]): void {
  if (!isParent(token)) return;
  for (const { start, key, sep } of token.items as CST.CollectionItem[]) {
    const colon = key ? undefined : sep?.find(({ type }) => type === 'map-value-ind');
    if (colon === undefined || start.some(({ type }) => type === 'explicit-key-ind')) continue;
    const line = text
      .slice(Math.max(0, colon.offset - 200), colon.offset)
      .split('\n')
      .at(-1)!;
    if (emptyKey.test(line) || found.length >= mostFindings) continue;
    found.push({
      code: 'yaml/no-key',
      severity: 'error',
      message: 'authentik wants a key before this colon. Write the key, or put the colon into quotes.',
      start: colon.offset,
      end: colon.offset + 1,
    });
  }
}

/** An anchor or a tag makes a key of nothing: `&a : x`. */
const emptyKey = /(?:^|[\s,{[])[&!]\S* *$/;

function checkAnchor(token: CST.Token, found: Finding[]): void {
  if (token.type !== 'anchor' && token.type !== 'alias') return;
  if (/^[&*][0-9A-Za-z_-]+$/.test(token.source)) return;
  found.push({
    code: 'yaml/anchor-name',
    severity: 'error',
    message: 'The name of an anchor has letters, digits, - and _ only. Rename it.',
    start: token.offset,
    end: token.offset + token.source.length,
  });
}

export function tooDeep(offset: number, maxDepth: number): Finding {
  return {
    code: 'yaml/too-deep',
    severity: 'error',
    message: `Lists and mappings are nested deeper than ${maxDepth} levels here. Flatten them.`,
    start: offset,
    end: offset + 1,
  };
}
