import { repositoryReply } from '../replies/repository.ts';
import type { Answer, Call, Route } from '../route.ts';
import { route } from '../route.ts';
import { actionRoutes } from './actions.ts';
import { checkRoutes } from './checks.ts';
import { codeScanningRoutes } from './code-scanning.ts';
import { commentRoutes } from './comments.ts';
import { commitRoutes } from './commits.ts';
import { deploymentStatusRoutes } from './deployment-statuses.ts';
import { deploymentRoutes } from './deployments.ts';
import { dispatchRoutes } from './dispatches.ts';
import { markRoutes } from './marks.ts';
import { objectRoutes } from './objects.ts';
import { peopleRoutes } from './people.ts';
import { pullRoutes } from './pulls.ts';
import { refRoutes } from './refs.ts';
import { ruleRoutes } from './rules.ts';
import { statusRoutes } from './statuses.ts';

/** https://docs.github.com/rest/repos/repos#get-a-repository: with the role of whom the token belongs to */
function getRepository({ state, repository, viewer: { role } }: Call): Answer {
  const reply = repositoryReply(state, repository);
  if (role === undefined) return { status: 200, body: reply };
  const isAdmin = role === 'admin';
  const push = role !== 'read';
  return {
    status: 200,
    body: { ...reply, permissions: { admin: isAdmin, maintain: isAdmin, push, triage: push, pull: true } },
  };
}

/** Every operation below a repository that the GitHub for tests serves. */
export const repositoryRoutes: readonly Route[] = [
  route('GET ', [], getRepository),
  ...statusRoutes,
  ...deploymentRoutes,
  ...deploymentStatusRoutes,
  ...commentRoutes,
  ...markRoutes,
  ...pullRoutes,
  ...peopleRoutes,
  ...commitRoutes,
  ...refRoutes,
  ...objectRoutes,
  ...actionRoutes,
  ...checkRoutes,
  ...codeScanningRoutes,
  ...ruleRoutes,
  ...dispatchRoutes,
];
