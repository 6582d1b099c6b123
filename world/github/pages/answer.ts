import { randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { isGitPath } from '../git-access.ts';
import type { Answer } from '../route.ts';
import type { State } from '../state.ts';
import { commitPage, filesPage } from './changes.ts';
import { documentOf, policyOf } from './document.ts';
import type { Html } from './html.ts';
import { html } from './html.ts';
import type { Place } from './place.ts';
import { placeOf } from './place.ts';
import { pullPage } from './pull-request.ts';
import { homePage, repositoryPage } from './repository.ts';
import { versionOf } from './version.ts';

/**
 * Whether a request is one for a page. Browsers read, and bring no token; who brings one beside the base of the API meant
 * the API, and is told so.
 */
export function isForPage(request: IncomingMessage, pathname: string): boolean {
  const isReading = request.method === 'GET' || request.method === 'HEAD';
  const isApi = pathname === '/api' || pathname.startsWith('/api/');
  return isReading && !isApi && !isGitPath(pathname) && request.headers.authorization === undefined;
}

/** The page at a path, or that there is none; who has it as it stands is told that nothing changed. */
export function answerPage(state: State, request: IncomingMessage, pathname: string): Answer {
  const place = placeOf(state, pathname);
  const version = `"${versionOf(state)}"`;
  const nonce = randomBytes(18).toString('base64');
  const headers = {
    etag: version,
    'cache-control': 'no-store',
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': policyOf(nonce),
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
  };
  if (request.headers['if-none-match'] === version) return { status: 304, body: Buffer.alloc(0), headers };
  const { title, main } = shown(state, place);
  const trail = 'repository' in place ? [place.repository.owner, place.repository.name] : [];
  const document = documentOf({ title, main, trail, version, nonce });
  return { status: place.page === 'nowhere' ? 404 : 200, body: Buffer.from(document.text), headers };
}

function shown(state: State, place: Place): { readonly title: string; readonly main: Html } {
  switch (place.page) {
    case 'home':
      return { title: 'Repositories', main: homePage(state) };
    case 'repository':
      return { title: place.repository.fullName, main: repositoryPage(state, place.repository) };
    case 'pull':
      return { title: `${place.pull.title} #${place.pull.number}`, main: pullPage(state, place) };
    case 'files':
      return { title: `Files of ${place.pull.title} #${place.pull.number}`, main: filesPage(state, place) };
    case 'commit':
      return { title: `Commit ${place.sha.slice(0, 7)}`, main: commitPage(state, place) };
    case 'nowhere':
      return { title: 'Page not found', main: html`<h1>Page not found</h1> <p>There is nothing here, or not yet.</p>` };
  }
}
