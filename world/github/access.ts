import { notFound, Refusal } from './refusal.ts';
import type { Grant, Permission, Repository, State } from './state.ts';

/** A permission at a level, as the header `X-Accepted-GitHub-Permissions` names it. */
export type Need = `${Permission}=${'read' | 'write'}`;

/** A token that came with a request, and what it grants. */
export interface Viewer extends Grant {
  readonly token: string;
}

function secretsOf(authorization: string): readonly string[] {
  const [scheme = '', rest = ''] = authorization.trim().split(/\s+/, 2);
  if (/^(token|bearer)$/i.test(scheme)) return [rest];
  if (!/^basic$/i.test(scheme)) return [];
  const [user = '', password = ''] = Buffer.from(rest, 'base64').toString().split(':', 2);
  return [password, user];
}

/** Whose token a header carries; undefined where it is nobody's. */
export function viewerOf(state: State, authorization: string | undefined): Viewer | undefined {
  for (const token of secretsOf(authorization ?? '')) {
    const grant = state.grants.get(token);
    if (grant !== undefined && !isOver(state, grant)) return { ...grant, token };
  }
  return undefined;
}

function isOver(state: State, { expiresAt }: Grant): boolean {
  return expiresAt !== undefined && expiresAt <= state.clock();
}

/** https://docs.github.com/rest/using-the-rest-api/troubleshooting-the-rest-api#bad-credentials */
export function unauthorized(authorization: string | undefined): Refusal {
  return new Refusal(401, authorization === undefined ? 'Requires authentication' : 'Bad credentials');
}

/** The repository, if the viewer can see it; else 404, as if it were not there. */
export function visibleRepository(state: State, viewer: Viewer, fullName: string): Repository {
  const found = state.repositories.get(fullName.toLowerCase());
  if (found === undefined || !sees(viewer, found)) throw notFound();
  return found;
}

/** https://docs.github.com/rest/using-the-rest-api/troubleshooting-the-rest-api#404-not-found-for-an-existing-resource */
export function sees(viewer: Pick<Viewer, 'repositories'>, repository: Repository): boolean {
  const fullName = repository.fullName.toLowerCase();
  return viewer.repositories === 'all' || viewer.repositories.some((one) => one.toLowerCase() === fullName);
}

/** Whether the viewer has one of these permissions; none needed is enough for metadata. */
export function permits(viewer: Viewer, needs: readonly Need[]): boolean {
  if (needs.length === 0) return true;
  return needs.some((need) => {
    const [permission = '', level = ''] = need.split('=');
    const granted = Object.entries(viewer.permissions).find(([name]) => name === permission)?.[1];
    return granted === 'write' || granted === level;
  });
}

/** https://docs.github.com/rest/using-the-rest-api/troubleshooting-the-rest-api#resource-not-accessible */
export function demand(viewer: Viewer, needs: readonly Need[]): void {
  if (!permits(viewer, needs)) throw new Refusal(403, inaccessible(viewer));
}

/** GitHub's sentence for a permission that is missing. */
export function inaccessible(viewer: Viewer): string {
  return `Resource not accessible by ${viewer.type === 'user' ? 'personal access token' : 'integration'}`;
}
