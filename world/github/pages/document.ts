import { readFileSync } from 'node:fs';
import type { Html } from './html.ts';
import { html, pathOf, trusted } from './html.ts';

/** What a browser gets beside the page itself. */
function ours(file: string): Html {
  return trusted(readFileSync(new URL(`browser/${file}`, import.meta.url), 'utf8'));
}

const style = trusted(
  ['page.css', 'pull-request.css', 'markdown.css', 'diff.css'].map((file) => ours(file).text).join('\n'),
);
const script = ours('live.js');

/** Asked for by every browser; without it there would be a request for one. */
const sign =
  'data:image/svg+xml,%3Csvg xmlns=%22http://www.w3.org/2000/svg%22 viewBox=%220 0 16 16%22%3E%3Ccircle cx=%228%22 cy=%228%22 r=%227%22 fill=%22%231f883d%22/%3E%3C/svg%3E';

/** A page and what surrounds it. */
export interface Document {
  readonly title: string;
  readonly main: Html;
  /** Names that lead to the page: owner and repository, or none. */
  readonly trail: readonly string[];
  /** Changes with what the page shows; the page asks for what has another one. */
  readonly version: string;
  /** Never the same twice: style and script of ours carry it, and no others run. */
  readonly nonce: string;
}

/** The whole document. What changes is in `main`; the script replaces nothing else. */
export function documentOf({ title, main, trail, version, nonce }: Document): Html {
  const [owner = '', name = ''] = trail;
  const repository = owner === '' ? undefined : html` / <a href="${pathOf(owner, name)}">${owner}/${name}</a>`;
  return html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark"><title>${title}</title><link rel="icon" href="${trusted(sign)}">
<style nonce="${nonce}">${style}</style></head>
<body><header class="top"><nav aria-label="Place"><a href="/">Embedded GitHub</a>${repository}</nav>
<p id="live" role="status"></p></header>
<main data-version="${version}" data-title="${title}">${main}</main>
<script nonce="${nonce}">${script}</script></body></html>
`;
}

/** Nothing but our own style and script, pictures that are in the page, and the question for news. */
export function policyOf(nonce: string): string {
  return [
    "default-src 'none'",
    `style-src 'nonce-${nonce}'`,
    `script-src 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}
