/** Markup that may be sent as it is. Made by `html`, which escapes what is put into it, and by `trusted`. */
export class Html {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** What can stand in a template: text is escaped, markup stays, a list is joined, and nothing is nothing. */
export type Piece = Html | string | number | undefined | readonly Piece[];

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function printed(piece: Piece): string {
  if (piece === undefined) return '';
  if (piece instanceof Html) return piece.text;
  if (typeof piece === 'string') return piece.replace(/[&<>"']/g, (character) => entities[character] ?? '');
  return typeof piece === 'number' ? String(piece) : piece.map(printed).join('');
}

/** A template of markup: the one place where text becomes HTML. Attributes in it stand in double quotes. */
export function html(strings: TemplateStringsArray, ...pieces: readonly Piece[]): Html {
  return new Html(String.raw({ raw: strings }, ...pieces.map(printed)));
}

/** Markup as it stands: for what we wrote ourselves, and for Markdown once it is sanitised. */
export function trusted(markup: string): Html {
  return new Html(markup);
}

/** The path of a page, from names that may contain anything. */
export function pathOf(...names: readonly (string | number)[]): string {
  return `/${names.map((name) => encodeURIComponent(name)).join('/')}`;
}

/** A link to an address that somebody gave; `otherwise`, where the address is not one of the web. */
export function outward(address: string | null | undefined, content: Piece, otherwise: Piece = content): Html {
  if (address === undefined || address === null || !isWeb(address)) return html`${otherwise}`;
  return html`<a href="${address}" rel="nofollow noreferrer">${content}</a>`;
}

function isWeb(address: string): boolean {
  return /^https?:\/\//i.test(address) && URL.canParse(address);
}

/** `1 check`, `2 checks`. */
export function counted(count: number, noun: string): string {
  return `${count} ${plural(count, noun)}`;
}

/** A noun for so many. */
export function plural(count: number, noun: string): string {
  return count === 1 ? noun : `${noun}s`;
}

/** A moment; the page tells how long ago that was, and where no script runs it stands there in full. */
export function moment(at: string): Html {
  return html`<time datetime="${at}">${at.replace('T', ' ').replace(/(:\d\d)Z$/, '$1 UTC')}</time>`;
}
