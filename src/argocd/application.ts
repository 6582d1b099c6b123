import { listAt, textAt } from '../data/fields.ts';
import type { KubernetesObject } from '../ports/cluster.ts';
import type { ObjectName } from '../rollout/goal.ts';
import type { Answer, ArgoServer } from './server.ts';

/** What Argo CD says of one Application. */
export type Sight =
  | { readonly sight: 'seen'; readonly object: KubernetesObject; readonly project: string }
  /** There is none, or Argo CD does not say: `isDoubtful`. */
  | { readonly sight: 'absent'; readonly isDoubtful: boolean }
  | { readonly sight: 'forbidden'; readonly message: string };

/** An Application, and its project where that is known: with it Argo CD tells apart what is missing and what is forbidden. */
export interface Sought extends ObjectName {
  readonly project?: string | undefined;
}

/** The path of an Application, or of what stands below it. */
export function pathOf({ name }: ObjectName, below = ''): string {
  return `/api/v1/applications/${encodeURIComponent(name)}${below}`;
}

/** What every question about an Application says besides its name. */
export function queryOf({ namespace, project }: Sought): Readonly<Record<string, string | undefined>> {
  return { appNamespace: namespace, project };
}

/** The project of a token that was made for a role of one (`proj:NAME:ROLE`), so that nobody needs to name it. */
export function projectOfToken(token: string): string | undefined {
  const [, payload = ''] = token.split('.');
  try {
    const claims: unknown = JSON.parse(Buffer.from(payload, 'base64url').toString());
    return /^proj:([^:]+):[^:]+$/.exec(textAt(claims, 'sub') ?? '')?.[1];
  } catch {
    return undefined;
  }
}

/**
 * The policy that a token lacks, as it can be pasted into `argocd-rbac-cm` (RBAC Configuration of Argo CD). An Application in another
 * namespace than Argo CD's own, which its API does not name, is called by its namespace too.
 */
export function policyFor(action: string, { namespace, name, project = 'PROJECT' }: Sought): string {
  const policy = `add to the policy of Argo CD: p, ROLE, applications, ${action}, ${project}/${name}, allow`;
  if (namespace === 'argocd') return policy;
  return `${policy} (${project}/${namespace}/${name} unless Argo CD itself runs in ${namespace})`;
}

/** Looks at one Application. Rejects where nobody answers. */
export async function lookAt(server: ArgoServer, sought: Sought, signal: AbortSignal): Promise<Sight> {
  const answer = await server.ask({ path: pathOf(sought), query: queryOf(sought), signal });
  switch (answer.answer) {
    case 'body':
      return { sight: 'seen', ...readObject(answer.body) };
    case 'missing':
      return { sight: 'absent', isDoubtful: false };
    case 'forbidden':
      return sought.project === undefined
        ? await doubtful(server, { ...sought, answer }, signal)
        : hidden(sought, answer);
    default:
      return { sight: 'forbidden', message: answer.message };
  }
}

function readObject(body: unknown): { object: KubernetesObject; project: string } {
  const name = textAt(body, 'metadata', 'name');
  if (name === undefined) throw new Error('Argo CD sent no Application');
  return { object: Object(body), project: textAt(body, 'spec', 'project') ?? 'default' };
}

function hidden(sought: Sought, { message }: { readonly message: string }): Sight {
  const { namespace, name } = sought;
  const what = `the token may not read the Application ${namespace}/${name}, or there is none (Argo CD says the same to both: ${message})`;
  return { sight: 'forbidden', message: `${what}; ${policyFor('get', sought)}` };
}

/**
 * Argo CD does not say to whom does not name the project whether an Application is missing or forbidden. Whoever may read any of
 * that name, or sees others, is believed to wait for one that is yet to be made.
 */
async function doubtful(
  server: ArgoServer,
  { answer, ...sought }: Sought & { readonly answer: { readonly message: string } },
  signal: AbortSignal,
): Promise<Sight> {
  if (await mayReadAny(server, sought, signal)) return await missing(server, sought, signal);
  const others = await server.ask({ path: '/api/v1/applications', query: { fields: 'items.metadata.name' }, signal });
  return countOf(others) > 0 ? { sight: 'absent', isDoubtful: true } : hidden(sought, answer);
}

/** Policies call an Application in another namespace than Argo CD's own by its namespace too. */
async function mayReadAny(server: ArgoServer, { namespace, name }: ObjectName, signal: AbortSignal): Promise<boolean> {
  for (const parts of [[name], [namespace, name]]) {
    const object = parts.map(encodeURIComponent).join('/');
    const may = await server.ask({ path: `/api/v1/account/can-i/applications/get/*/${object}`, signal });
    if (may.answer === 'body' && textAt(may.body, 'value') === 'yes') return true;
  }
  return false;
}

/** Whoever may read all of that name can name any project. What is denied then is in a namespace that Argo CD does not look into. */
async function missing(server: ArgoServer, sought: Sought, signal: AbortSignal): Promise<Sight> {
  const query = queryOf({ ...sought, project: 'default' });
  const answer = await server.ask({ path: pathOf(sought), query, signal });
  if (answer.answer !== 'forbidden') return { sight: 'absent', isDoubtful: false };
  const message = `Argo CD does not look for Applications in the namespace "${sought.namespace}" (application.namespaces), or cannot read them now: ${answer.message}`;
  return { sight: 'forbidden', message };
}

function countOf(answer: Answer): number {
  return answer.answer === 'body' ? listAt(answer.body, 'items').length : 0;
}
