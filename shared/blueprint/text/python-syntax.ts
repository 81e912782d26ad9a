import type { CST } from 'yaml';

import type { Finding } from './finding';

// What PyYAML's reader takes; everything else in a text ends the import.
// eslint-disable-next-line no-control-regex
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

type Parent = CST.Document | CST.BlockMap | CST.BlockSequence | CST.FlowCollection;

/**
 * What PyYAML refuses though YAML 1.2 allows it: tabs outside of quotes, comments and block texts, odd
 * anchor names. And nesting beyond `maxDepth`, found without recursion.
 */
export function refusedByPython(tokens: readonly CST.Token[], walk: Walk): Finding[] {
  const found: Finding[] = [];
  const hasTab = walk.text.includes('\t');
  const hasAnchor = walk.text.includes('&') || walk.text.includes('*');
  const pending: { readonly token: CST.Token; readonly depth: number }[] = [];
  for (const token of tokens) pending.push({ token, depth: 0 });
  for (let at = pending.pop(); at !== undefined; at = pending.pop()) {
    const { token, depth } = at;
    if (depth > walk.maxDepth) {
      found.push(tooDeep(token, walk.maxDepth));
      return found;
    }
    if (hasTab) checkTabs(token, found);
    if (hasAnchor) checkAnchor(token, found);
    for (const child of childrenOf(token, hasTab || hasAnchor)) {
      pending.push({ token: child, depth: isParent(child) ? depth + 1 : depth });
    }
  }
  return found.sort((left, right) => left.start - right.start);
}

function isParent(token: CST.Token): token is Parent {
  return token.type === 'block-map' || token.type === 'block-seq' || token.type === 'flow-collection';
}

/** Spaces, anchors and the like only where asked for: most texts need none of them looked at. */
function childrenOf(token: CST.Token, small: boolean): CST.Token[] {
  const children: CST.Token[] = [];
  if (token.type === 'document') {
    if (small) children.push(...token.start, ...(token.end ?? []));
    if (token.value) children.push(token.value);
    return children;
  }
  if (isParent(token)) {
    for (const item of (token as CST.BlockMap).items) {
      if (small) children.push(...item.start, ...(item.sep ?? []));
      if (item.key && (small || isParent(item.key))) children.push(item.key);
      if (item.value && (small || isParent(item.value))) children.push(item.value);
    }
    if (small && token.type === 'flow-collection') children.push(...token.end);
    return children;
  }
  if (!small) return children;
  if (token.type === 'block-scalar') children.push(...token.props);
  else if ('end' in token && token.end) children.push(...token.end);
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

function tooDeep(token: CST.Token, maxDepth: number): Finding {
  return {
    code: 'yaml/too-deep',
    severity: 'error',
    message: `Lists and mappings are nested deeper than ${maxDepth} levels here. Flatten them.`,
    start: token.offset,
    end: token.offset + 1,
  };
}
