import { plainText } from '../text/plain.ts';
import type { Content, Element } from './node.ts';

/** Takes out of a text what must not be shown, such as secrets. */
export type Hide = (text: string) => string;

const references: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text as HTML shows it literally, in elements and between quotes (https://html.spec.whatwg.org/#parsing). */
function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => references[character] ?? '');
}

/** What may be shown of a text: without secrets, also those that controls part, and without what turns or hides it. */
function shown(text: string, hide: Hide): string {
  return hide(plainText(hide(text.toWellFormed())));
}

const withoutEnd = new Set<string>(['br']);

/** Content as HTML. Every text in it, also in attributes, goes through here: there is no other way for it into a page. */
export function render(content: Content, hide: Hide): string {
  const parts: string[] = [];
  put(content, { parts, hide });
  return parts.join('');
}

interface Rendering {
  readonly parts: string[];
  readonly hide: Hide;
}

function put(content: Content, rendering: Rendering): void {
  if (content === undefined) return;
  if (typeof content === 'string') rendering.parts.push(escaped(shown(content, rendering.hide)));
  else if ('tag' in content) putElement(content, rendering);
  else for (const one of content) put(one, rendering);
}

function putElement({ tag, attributes, children }: Element, rendering: Rendering): void {
  const { parts, hide } = rendering;
  const given = Object.entries(attributes).filter(([, value]) => value !== undefined);
  const printed = given.map(([name, value]) => ` ${name}="${escaped(shown(String(value), hide))}"`);
  parts.push(`<${tag}${printed.join('')}>`);
  if (withoutEnd.has(tag)) return;
  // a parser drops a line end that stands first in a pre
  if (tag === 'pre') parts.push('\n');
  for (const child of children) put(child, rendering);
  parts.push(`</${tag}>`);
}
