import { textAt } from '../data/fields.ts';
import type { ArgoRight, ClusterInspection } from '../ports/inspection.ts';
import type { Answer } from '../ports/questions.ts';
import type { ServerOptions } from './server.ts';
import { ArgoServer } from './server.ts';

/** What may be asked of Argo CD's API besides what is watched. */
export function inspectArgo(options: ServerOptions): ClusterInspection {
  const server = new ArgoServer(options);
  return {
    through: 'argocd',
    time: async (signal) => {
      using answer = await server.send({ path: '/api/version', signal });
      return answer.date;
    },
    version: async (signal) => {
      const answer = await server.ask({ path: '/api/version', signal });
      const value = answer.answer === 'body' ? textAt(answer.body, 'Version') : undefined;
      if (value !== undefined) return { state: 'given', value };
      return { state: 'withheld', why: answer.answer === 'body' ? 'Argo CD tells no version' : answer.message };
    },
    may: (right, signal) => canI(server, right, signal),
  };
}

/** https://argo-cd.readthedocs.io/en/stable/user-guide/commands/argocd_account_can-i/ */
async function canI(
  server: ArgoServer,
  { resource, action, object }: ArgoRight,
  signal: AbortSignal,
): Promise<Answer<boolean>> {
  const words = [resource, action, ...object.split('/')].map(encodeURIComponent).join('/');
  const answer = await server.ask({ path: `/api/v1/account/can-i/${words}`, signal });
  const said = answer.answer === 'body' ? textAt(answer.body, 'value') : undefined;
  if (said === 'yes' || said === 'no') return { state: 'given', value: said === 'yes' };
  return { state: 'withheld', why: answer.answer === 'body' ? 'Argo CD says neither yes nor no' : answer.message };
}
