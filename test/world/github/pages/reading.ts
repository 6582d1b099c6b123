import type { Element, Nodes } from 'hast';
import { fromHtml } from 'hast-util-from-html';

/** A page as a browser gets it, and everything in it. */
export interface ReadPage {
  readonly status: number;
  readonly headers: Headers;
  readonly elements: readonly Element[];
  /** What there is to read in `main`, without tags. */
  readonly text: string;
}

/** Opens a page as a browser does: without a token. */
export async function readPage(url: string): Promise<ReadPage> {
  const reply = await fetch(url, { headers: { accept: 'text/html' } });
  const elements = elementsOf(fromHtml(await reply.text()));
  const main = elements.find(({ tagName }) => tagName === 'main');
  const text = main === undefined ? '' : textOf(main).replace(/\s+/g, ' ');
  return { status: reply.status, headers: reply.headers, elements, text };
}

/** All elements of a tree, in its order. */
export function elementsOf(node: Nodes): readonly Element[] {
  const below = 'children' in node ? node.children.flatMap(elementsOf) : [];
  return node.type === 'element' ? [node, ...below] : below;
}

/** The text of a tree. */
export function textOf(node: Nodes): string {
  if (node.type === 'text') return node.value;
  return 'children' in node ? node.children.map(textOf).join('') : '';
}

/** The part of a page that has an id. */
export function partOf(page: ReadPage, id: string): Element {
  const found = page.elements.find(({ properties }) => properties['id'] === id);
  if (found === undefined) throw new Error(`the page has no #${id}`);
  return found;
}

/** What would run, be loaded or be sent in a page that has something of somebody else's in it. */
export function dangersOf({ elements }: ReadPage): readonly string[] {
  return elements.flatMap(({ tagName, properties }) => {
    const isOurs = (tagName === 'script' || tagName === 'style') && 'nonce' in properties;
    const isForbidden = /^(script|style|iframe|object|embed|form|base|math|img|video)$/.test(tagName) && !isOurs;
    const events = Object.keys(properties).filter((name) => /^on/i.test(name) || name === 'style');
    const addresses = ['href', 'src'].map((name) => String(properties[name] ?? '')).filter(isUnsafe);
    return [...(isForbidden ? [tagName] : []), ...events, ...addresses];
  });
}

function isUnsafe(address: string): boolean {
  return /^\s*(javascript|data|vbscript|file):/i.test(address) && !address.startsWith('data:image/svg+xml,');
}
