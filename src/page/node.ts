/** Elements that a page may have: what is not named here cannot be made, whatever a text says. */
export type Tag = HtmlTag | SvgTag;

type HtmlTag =
  | 'a'
  | 'abbr'
  | 'article'
  | 'br'
  | 'caption'
  | 'code'
  | 'dd'
  | 'details'
  | 'div'
  | 'dl'
  | 'dt'
  | 'figcaption'
  | 'figure'
  | 'footer'
  | 'h1'
  | 'h2'
  | 'h3'
  | 'header'
  | 'li'
  | 'main'
  | 'ol'
  | 'p'
  | 'pre'
  | 'section'
  | 'span'
  | 'strong'
  | 'summary'
  | 'table'
  | 'tbody'
  | 'td'
  | 'th'
  | 'thead'
  | 'time'
  | 'tr'
  | 'ul';

type SvgTag = 'circle' | 'desc' | 'g' | 'line' | 'path' | 'rect' | 'svg' | 'title';

declare const checked: unique symbol;

/** An address that is known to be one of http or https. */
export type Url = string & { readonly [checked]: 'url' };

/** Where an element stands: declarations that are made of numbers alone. */
export type Style = string & { readonly [checked]: 'style' };

/** Attributes that an element may have. Those that hold addresses, styles or scripts are not to be had with text. */
export interface Attributes {
  readonly class?: string;
  readonly href?: Url;
  readonly style?: Style;
  readonly scope?: 'col' | 'row';
  readonly role?: 'img' | 'group';
  readonly tabindex?: 0;
  readonly datetime?: string;
  readonly title?: string;
  readonly 'aria-hidden'?: 'true';
  readonly 'aria-label'?: string;
  readonly viewBox?: string;
  readonly preserveAspectRatio?: 'none';
  readonly d?: string;
  readonly x?: string;
  readonly y?: string;
  readonly x1?: string;
  readonly x2?: string;
  readonly y1?: string;
  readonly y2?: string;
  readonly cx?: string;
  readonly cy?: string;
  readonly r?: string;
  readonly width?: string;
  readonly height?: string;
}

/** One element. */
export interface Element {
  readonly tag: Tag;
  readonly attributes: Attributes;
  readonly children: readonly Content[];
}

/** What stands in an element: text, which is never markup, other elements, or nothing. */
export type Content = string | Element | undefined | readonly Content[];

/** An element from its parts. */
export function h(tag: Tag, attributes: Attributes = {}, ...children: readonly Content[]): Element {
  return { tag, attributes, children };
}

/** The same content as one list of what stands side by side. */
export function flattened(content: Content): readonly (string | Element)[] {
  if (content === undefined) return [];
  return typeof content === 'object' && 'length' in content ? content.flatMap(flattened) : [content];
}

/** Whether there is anything to show. */
export function isEmpty(content: Content): boolean {
  if (content === undefined || content === '') return true;
  return typeof content === 'object' && 'length' in content && content.every(isEmpty);
}

/** An address that a link may lead to; undefined for any other scheme, and for what is none. */
export function safeUrl(text: string | undefined): Url | undefined {
  if (text === undefined || !URL.canParse(text)) return undefined;
  const url = new URL(text);
  const isLink = (url.protocol === 'https:' || url.protocol === 'http:') && url.username === '' && url.password === '';
  return isLink && isUrl(url.href) ? url.href : undefined;
}

function isUrl(text: string): text is Url {
  return /^https?:\/\//.test(text);
}

/** A link where there is a safe address, and the content alone where there is none. */
export function link(url: string | undefined, ...content: readonly Content[]): Content {
  const href = safeUrl(url);
  return href === undefined ? content : h('a', { href }, ...content);
}

/** Places in per cent of what is around; what is no finite number counts as 0. */
export type Place = Readonly<Partial<Record<'left' | 'width' | 'top' | 'bottom' | 'height', number>>>;

/** The style of an element that stands at a place. */
export function placed(place: Place): Style | undefined {
  const text = Object.entries(place)
    .map(([name, value]) => `${name}:${percent(value)}`)
    .join(';');
  return isStyle(text) ? text : undefined;
}

function isStyle(text: string): text is Style {
  return /^(?:[a-z]+:-?[\d.]+%;?)+$/.test(text);
}

/** A number as per cent, to hundredths. */
export function percent(value: number): string {
  return `${Number.isFinite(value) ? Math.round(value * 100) / 100 : 0}%`;
}
