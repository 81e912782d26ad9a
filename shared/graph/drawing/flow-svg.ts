import type { StageRole } from '../../authentik/descriptor';
import type { Picture, PictureChip, PictureEdge, PictureNode } from './picture';

/** The light colours of the app; every role has a shape of its own, so that colour is not alone. */
const roles: Readonly<
  Record<StageRole, { readonly colour: string; readonly soft: string; readonly shape: string }>
> = {
  identifies: { colour: '#1f6ac7', soft: '#e5f0fd', shape: 'M0,-15A15,15 0 1 1 0,15A15,15 0 1 1 0,-15Z' },
  proves: { colour: '#7440c8', soft: '#f1eafc', shape: 'M-14,-14H14V2Q14,14 0,15Q-14,14 -14,2Z' },
  collects: { colour: '#0c7577', soft: '#def4f3', shape: 'M-14,-14H14V14H-14Z' },
  acts: { colour: '#985600', soft: '#fdf0dd', shape: 'M-8,-15H8L16,0L8,15H-8L-16,0Z' },
  decides: { colour: '#b02d77', soft: '#fce8f2', shape: 'M0,-17L17,0L0,17L-17,0Z' },
  ends: { colour: '#2c7634', soft: '#e4f4e5', shape: 'M-6,-15H6L15,-6V6L6,15H-6L-15,6V-6Z' },
};
const plainRole = { colour: '#868e9c', soft: '#e9ebf1', shape: 'M-14,-14H14V14H-14Z' };

const arrows: Readonly<Record<string, string>> = {
  main: '#525a69',
  next: '#525a69',
  skip: '#b02d77',
  denied: '#c0273a',
  restart: '#8a5a00',
  link: '#868e9c',
};

const style = [
  'text{font:12px system-ui,"DejaVu Sans",sans-serif;fill:#1a1d24}',
  '.strong{font-size:13px;font-weight:650}.muted{fill:#525a69}.right{text-anchor:end}',
  '.gate{fill:#b02d77;font-weight:650}.struck{fill:#525a69;text-decoration:line-through}',
  'path.edge{fill:none;stroke-width:1.5}.main{stroke-width:2}',
  '.skip{stroke-dasharray:5 5}.restart{stroke-dasharray:2 3}',
].join('');

/** A standalone SVG of a flow, in light colours on white, the same bytes for the same picture. */
export function flowSvg(picture: Picture, title: string): string {
  const { x, y, width, height } = picture;
  const frame = [x, y, width, height].map(number).join(' ');
  const stages = picture.nodes.filter(({ kind }) => kind === 'stage').map((node) => node.title);
  const description = stages.length === 0 ? 'It has no stage.' : `Stages in order: ${stages.join('; ')}.`;
  const markers = Object.entries(arrows).map(
    ([name, colour]) =>
      `<marker id="arrow-${name}" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" markerUnits="userSpaceOnUse" orient="auto"><path d="M0,0L8,4L0,8Z" fill="${colour}"/></marker>`,
  );
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${frame}" width="${number(width)}" height="${number(height)}" role="img" aria-labelledby="title description">`,
    `<title id="title">${escaped(title)}</title>`,
    `<desc id="description">${escaped(description)}</desc>`,
    `<style>${style}</style>`,
    `<defs>${markers.join('')}</defs>`,
    `<rect x="${number(x)}" y="${number(y)}" width="${number(width)}" height="${number(height)}" fill="#ffffff"/>`,
    ...picture.edges.map(edgeSvg),
    ...picture.nodes.map(nodeSvg),
    '</svg>',
    '',
  ].join('\n');
}

function edgeSvg({ kind, main, path, joins, title }: PictureEdge): string {
  const look = main ? 'main' : kind;
  const end = joins ? '' : ` marker-end="url(#arrow-${look})"`;
  return `<g data-edge="${kind}"><title>${escaped(title)}</title><path class="edge ${look}" d="${path}" stroke="${arrows[look]!}"${end}/></g>`;
}

function nodeSvg(node: PictureNode): string {
  const texts = node.texts.map(
    ({ x, y, text, look }) =>
      `<text x="${number(x)}" y="${number(y)}" class="${look}">${escaped(text)}</text>`,
  );
  return [
    `<g data-node="${node.kind}" transform="translate(${number(node.x)},${number(node.y)})"><title>${escaped(node.title)}</title>`,
    ...shapesOf(node),
    ...node.chips.map(chipSvg),
    ...texts,
    '</g>',
  ].join('');
}

interface Body {
  readonly fill: string;
  readonly stroke: string;
  readonly radius: number;
}

function bodyOf({ kind, exit, role, height }: PictureNode): Body {
  if (kind === 'gate') return { fill: '#fce8f2', stroke: '#b02d77', radius: 16 };
  if (kind === 'entry') return { fill: '#ffffff', stroke: '#525a69', radius: 14 };
  if (kind === 'beside') return { fill: '#f7f8fa', stroke: '#868e9c', radius: 4 };
  if (kind === 'exit') {
    if (exit === 'denied') return { fill: '#fdecee', stroke: '#c0273a', radius: 4 };
    return { fill: '#e4f5e9', stroke: '#23743c', radius: height / 2 };
  }
  return { fill: '#ffffff', stroke: (role ? roles[role] : plainRole).colour, radius: 10 };
}

function shapesOf(node: PictureNode): readonly string[] {
  const { width, height, kind, role, isDashed } = node;
  const { fill, stroke, radius } = bodyOf(node);
  const dash = isDashed ? ' stroke-dasharray="5 4"' : '';
  const body = `<rect width="${number(width)}" height="${number(height)}" rx="${number(radius)}" fill="${fill}" stroke="${stroke}" stroke-width="1.5"${dash}/>`;
  if (kind !== 'stage') return [body];
  const { colour, soft, shape } = role ? roles[role] : plainRole;
  return [
    body,
    `<rect y="10" width="4" height="${number(height - 20)}" fill="${colour}"/>`,
    `<path transform="translate(29,28)" d="${shape}" fill="${soft}" stroke="${colour}"/>`,
  ];
}

function chipSvg({ x, y, width, height, text, title, isNegated, isDisabled }: PictureChip): string {
  const dash = isDisabled ? ' stroke-dasharray="4 3"' : '';
  const look = isNegated ? ' class="struck"' : '';
  return [
    `<g><title>${escaped(title)}</title>`,
    `<rect x="${number(x)}" y="${number(y)}" width="${number(width)}" height="${number(height)}" rx="4" fill="#ffffff" stroke="#868e9c"${dash}/>`,
    `<text x="${number(x + 7)}" y="${number(y + height / 2 + 4)}"${look}>${escaped(text)}</text></g>`,
  ].join('');
}

function number(value: number): string {
  return String(Math.round(value * 100) / 100);
}

function escaped(text: string): string {
  const names: Readonly<Record<string, string>> = { '<': '&lt;', '>': '&gt;', '&': '&amp;', '"': '&quot;' };
  return (
    text
      .replace(/[<>&"]/g, (symbol) => names[symbol] ?? symbol)
      // XML has no way to write these.
      .replace(
        /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g,
        '\ufffd',
      )
  );
}
