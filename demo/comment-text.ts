import type { Element, ElementContent, Root, RootContent } from 'hast';
import { textTable } from '../src/text/table.ts';
import { treeOf } from '../world/github/pages/markdown.ts';

/** A comment as lines for a terminal: what a person reads of it on GitHub. */
export function commentText(markdown: string): string {
  return blocksOf(treeOf(markdown)).join('\n\n');
}

function blocksOf({ children }: Root | Element): readonly string[] {
  return children.flatMap((child) => (child.type === 'element' ? blockOf(child) : [])).filter((text) => text !== '');
}

function blockOf(element: Element): readonly string[] {
  switch (element.tagName) {
    case 'table':
      return [textTable(rowsOf(element))];
    case 'details':
    case 'div':
      return blocksOf(element);
    case 'h3':
    case 'h4':
      return [textOf(element).toUpperCase()];
    case 'pre':
      return [textOf(element).trimEnd()];
    default:
      return [textOf(element).trim()];
  }
}

/** The cells of each row. */
function rowsOf(table: Element): readonly (readonly string[])[] {
  const below = (element: Element): readonly Element[] =>
    element.children.flatMap((child) => (child.type === 'element' ? [child, ...below(child)] : []));
  const cells = (row: Element) => row.children.flatMap((child) => (child.type === 'element' ? [textOf(child)] : []));
  return below(table)
    .filter(({ tagName }) => tagName === 'tr')
    .map(cells);
}

function textOf(node: RootContent | ElementContent): string {
  if (node.type === 'text') return node.value;
  if (node.type === 'element' && node.tagName === 'br') return ' ';
  return node.type === 'element' ? node.children.map(textOf).join('') : '';
}
