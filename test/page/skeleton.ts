import type { DefaultTreeAdapterMap } from 'parse5';
import { parse } from 'parse5';

/** What a parser makes of a page: its elements with their attributes, and where links lead to; texts are left out. */
export interface Skeleton {
  /** One a line. */
  readonly elements: string;
  readonly links: readonly string[];
  /** What the parser complains about. */
  readonly errors: readonly string[];
}

/** Attributes whose values we make ourselves: they stay the same whatever the texts are. */
const ours = new Set(['class', 'style', 'scope', 'role', 'aria-hidden', 'http-equiv', 'rel', 'name', 'charset', 'id']);

type Node = DefaultTreeAdapterMap['node'];

/** Parses a page as a browser does, by the algorithm of the HTML standard. */
export function skeletonOf(html: string): Skeleton {
  const [elements, links, errors]: [string[], string[], string[]] = [[], [], []];
  const visit = (node: Node): void => {
    if ('tagName' in node) {
      const { tagName, attrs } = node;
      const printed = attrs.map(({ name, value }) => (ours.has(name) ? `${name}=${value}` : name));
      elements.push(`${tagName} ${printed.join(' ')}`);
      if (tagName === 'a') links.push(attrs.find(({ name }) => name === 'href')?.value ?? '');
    }
    if ('childNodes' in node) for (const child of node.childNodes) visit(child);
  };
  visit(parse(html, { onParseError: ({ code }) => void errors.push(code) }));
  return { elements: elements.join('\n'), links, errors };
}
