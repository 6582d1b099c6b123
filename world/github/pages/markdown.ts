import type { Element, ElementContent, Root } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { sanitize } from 'hast-util-sanitize';
import { toHtml } from 'hast-util-to-html';
import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import type { Html } from './html.ts';
import { trusted } from './html.ts';

/** What the sanitiser puts before ids, so that no comment takes the place of something else on the page. */
const idPrefix = 'user-content-';

/**
 * Markdown of a comment or pull request as GitHub shows it: GitHub-flavoured, HTML in it allowed and then sanitised by
 * GitHub's own rules (the default of hast-util-sanitize), each line break kept, and diffs coloured.
 * https://github.github.com/gfm/ and https://github.com/gjtorikian/html-pipeline/blob/main/lib/html_pipeline/sanitization_filter.rb
 */
export function renderMarkdown(markdown: string): Html {
  return trusted(toHtml(finish(treeOf(markdown))));
}

/** The same as a tree of what is allowed in it, before it is made for a page. */
export function treeOf(markdown: string): Root {
  const rendered = micromark(markdown, {
    allowDangerousHtml: true,
    extensions: [gfm()],
    htmlExtensions: [gfmHtml({ clobberPrefix: '' })],
  });
  const clean = sanitize(fromHtml(rendered, { fragment: true }));
  return clean.type === 'root' ? clean : { type: 'root', children: [] };
}

function finish(root: Root): Root {
  return {
    ...root,
    children: root.children.flatMap((child) => (child.type === 'doctype' ? [] : finishNode(child, false))),
  };
}

function finishNode(node: ElementContent, isProse: boolean): readonly ElementContent[] {
  if (node.type === 'text') return isProse ? withBreaks(node.value) : [node];
  if (node.type !== 'element') return [];
  if (isDiff(node)) return [{ ...node, children: colouredDiff(node) }];
  const prose = node.tagName === 'p' || (isProse && node.tagName !== 'code');
  const properties = node.tagName === 'a' ? { ...node.properties, ...safeTarget(node) } : node.properties;
  return [{ ...node, properties, children: node.children.flatMap((child) => finishNode(child, prose)) }];
}

/** Comments keep their line breaks, which files do not: https://docs.github.com/get-started/writing-on-github/getting-started-with-writing-and-formatting-on-github/basic-writing-and-formatting-syntax#line-breaks */
function withBreaks(text: string): readonly ElementContent[] {
  return text.split('\n').flatMap((line, index): readonly ElementContent[] => {
    const shown: ElementContent = { type: 'text', value: line };
    return index === 0 ? [shown] : [{ type: 'element', tagName: 'br', properties: {}, children: [] }, shown];
  });
}

/** A link within the comment goes where the sanitiser moved its target; a link elsewhere tells nobody where it was. */
function safeTarget({ properties }: Element): Element['properties'] {
  const { href } = properties;
  if (typeof href === 'string' && href.startsWith('#')) return { href: `#${idPrefix}${href.slice(1)}` };
  return { rel: ['nofollow', 'noreferrer'] };
}

function isDiff({ tagName, properties }: Element): boolean {
  const { className } = properties;
  return tagName === 'code' && Array.isArray(className) && className.includes('language-diff');
}

function colouredDiff(code: Element): ElementContent[] {
  const text = code.children.map((child) => (child.type === 'text' ? child.value : '')).join('');
  return text.split(/(?<=\n)/).map((line) => {
    const className = classOfLine(line);
    const value: ElementContent = { type: 'text', value: line };
    if (className === undefined) return value;
    return { type: 'element', tagName: 'span', properties: { className: [className] }, children: [value] };
  });
}

function classOfLine(line: string): string | undefined {
  if (/^\+(?!\+\+ )/.test(line)) return 'added';
  if (/^-(?!-- )/.test(line)) return 'removed';
  return line.startsWith('@@') ? 'place' : undefined;
}
