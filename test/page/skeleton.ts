import type { Element, Nodes } from 'hast';
import { fromHtml } from 'hast-util-from-html';

/** What a parser makes of a page: its elements with their attributes, and where links lead to; texts are left out. */
export interface Skeleton {
  /** One a line. */
  readonly elements: string;
  readonly links: readonly string[];
  /** What the parser complains about. */
  readonly errors: readonly string[];
}

/** Attributes whose values we make ourselves: they stay the same whatever the texts are. */
const ours = new Set([
  'className',
  'style',
  'scope',
  'role',
  'ariaHidden',
  'httpEquiv',
  'rel',
  'name',
  'charSet',
  'id',
]);

/** Parses a page as a browser does (parse5, by the algorithm of the HTML standard). */
export function skeletonOf(html: string): Skeleton {
  const [elements, links, errors]: [string[], string[], string[]] = [[], [], []];
  const onerror = (message: { readonly ruleId?: string | undefined }) => void errors.push(message.ruleId ?? '?');
  visit(fromHtml(html, { onerror }), (element) => {
    elements.push(printed(element));
    if (element.tagName === 'a') links.push(String(element.properties['href']));
  });
  return { elements: elements.join('\n'), links, errors };
}

function visit(node: Nodes, seen: (element: Element) => void): void {
  if (node.type === 'element') seen(node);
  if ('children' in node) for (const child of node.children) visit(child, seen);
}

function printed({ tagName, properties }: Element): string {
  const names = Object.keys(properties).sort();
  return [tagName, ...names.map((name) => (ours.has(name) ? `${name}=${String(properties[name])}` : name))].join(' ');
}
