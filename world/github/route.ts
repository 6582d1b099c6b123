import type { Need, Viewer } from './access.ts';
import type { Repository, State } from './state.ts';
import { apiUrl } from './state.ts';

export type Fields = Readonly<Record<string, unknown>>;

/** A request for a repository that the viewer can see, of the shape that GitHub describes. */
export interface Call {
  readonly state: State;
  readonly repository: Repository;
  readonly viewer: Viewer;
  /** Path below the API's base, for links to other pages. */
  readonly pathname: string;
  /** Parameters in the path, decoded. */
  readonly path: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly body: Fields;
}

export interface Answer {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** One operation of the REST API. */
export interface Route {
  /** `METHOD /path/{parameter}`, as GitHub's description names it. */
  readonly operation: string;
  /** Any one of these permissions will do. */
  readonly needs: readonly Need[];
  readonly answer: (call: Call) => Answer;
}

/** Makes routes below a repository; the operation is written without the repository's own path. */
export function route(operation: string, needs: readonly Need[], answer: (call: Call) => Answer): Route {
  const [method = '', path = ''] = operation.split(' ');
  return { operation: `${method} /repos/{owner}/{repo}${path}`, needs, answer };
}

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A text of the body; undefined where it is absent or null. */
export function textOf(body: Fields, name: string): string | undefined {
  const value = body[name];
  return typeof value === 'string' ? value : undefined;
}

export function listOf(body: Fields, name: string): readonly unknown[] | undefined {
  const value = body[name];
  return Array.isArray(value) ? value : undefined;
}

/** GitHub counts characters, not UTF-16 units. */
export function isLongerThan(text: string | undefined, limit: number): boolean {
  return text !== undefined && [...text].length > limit;
}

export interface Page {
  readonly number: number;
  readonly size: number;
}

/** https://docs.github.com/rest/using-the-rest-api/using-pagination-in-the-rest-api: 30 a page, at most 100 */
export function pageOf(query: URLSearchParams): Page {
  const size = Math.min(Number(query.get('per_page') ?? 30) || 30, 100);
  return { number: Math.max(Number(query.get('page') ?? 1) || 1, 1), size };
}

export function pick<T>(items: readonly T[], page: Page): readonly T[] {
  return items.slice((page.number - 1) * page.size, page.number * page.size);
}

/** One page of a list, with links to the others; only what is on the page is made into a reply. */
export function paged<T>(call: Call, items: readonly T[], reply: (item: T) => unknown): Answer {
  const page = pageOf(call.query);
  return { status: 200, body: pick(items, page).map(reply), headers: pageLinks(call, items.length) };
}

/** The `Link` header of a list of so many items. */
export function pageLinks(call: Call, total: number): Readonly<Record<string, string>> {
  const page = pageOf(call.query);
  const last = Math.max(1, Math.ceil(total / page.size));
  const links = [
    ...(page.number > 1 ? [link(call, page.number - 1, 'prev')] : []),
    ...(page.number < last ? [link(call, page.number + 1, 'next'), link(call, last, 'last')] : []),
    ...(page.number > 1 ? [link(call, 1, 'first')] : []),
  ];
  return links.length === 0 ? {} : { link: links.join(', ') };
}

function link(call: Call, page: number, relation: string): string {
  const query = new URLSearchParams(call.query);
  query.set('page', String(page));
  return `<${apiUrl(call.state)}${call.pathname}?${query}>; rel="${relation}"`;
}
