import { chartStyle } from './chart-style.ts';
import type { Content } from './node.ts';
import { flattened, h } from './node.ts';
import type { Tone } from './parts.ts';
import type { Hide } from './render.ts';
import { render } from './render.ts';
import { style } from './style.ts';

/** One page: what it is called, how it stands, and what is on it. */
export interface Page {
  readonly title: string;
  readonly description: string;
  /** Shown as the icon of the page's tab. */
  readonly tone: Tone;
  readonly header: Content;
  readonly body: Content;
  readonly footer: Content;
}

/** Bytes of what is on a page, besides its styles. What has no room is left out whole, and said to be. */
export const mostBytes = 2_000_000;

/** Nothing is loaded, run or sent: https://www.w3.org/TR/CSP3/. Styles stand in the page itself, the icon in its address. */
const policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";

const colours = {
  good: '1a7f4b',
  bad: 'c0362c',
  warn: 'b7791f',
  wait: '6b5bd2',
  plain: '5b6675',
} as const satisfies Record<Tone, string>;

/** A square in the colour of how it stands; without one a browser asks the server for a file. */
function iconOf(tone: Tone): string {
  const square = `%3Crect width='16' height='16' rx='4' fill='%23${colours[tone]}'/%3E`;
  return `data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E${square}%3C/svg%3E`;
}

/**
 * One HTML document that needs nothing beside it. What is written here as HTML is constant; all that was given goes through `render`, so
 * that it is text whatever it holds.
 */
export function printPage({ title, description, tone, header, body, footer }: Page, hide: Hide): string {
  const text = (content: Content) => render(content, hide);
  return [
    '<!doctype html>',
    '<html lang="en">',
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="color-scheme" content="light dark">',
    '<meta name="referrer" content="no-referrer">',
    '<meta name="robots" content="noindex">',
    `<meta name="description" content="${text(description)}">`,
    `<title>${text(title)}</title>`,
    `<link rel="icon" href="${iconOf(tone)}">`,
    `<style>\n${style}${chartStyle}</style>`,
    '</head>',
    '<body>',
    text(h('header', { class: 'top' }, header)),
    '<main>',
    ...withinRoom(body, hide),
    '</main>',
    text(h('footer', {}, footer)),
    '</body>',
    '</html>',
    '',
  ].join('\n');
}

function withinRoom(body: Content, hide: Hide): readonly string[] {
  const encoder = new TextEncoder();
  let room = mostBytes;
  const parts = flattened(body).map((part) => render(part, hide));
  const fitting = parts.filter((part) => {
    const size = encoder.encode(part).length;
    const fits = size <= room;
    if (fits) room -= size;
    return fits;
  });
  if (fitting.length === parts.length) return parts;
  const left = `${parts.length - fitting.length} parts are too long to be shown here; the JSON report has all.`;
  return [...fitting, render(h('p', { class: 'more' }, left), hide)];
}
