import { repositoryReply } from '../replies/repository.ts';
import type { Route } from '../route.ts';
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

/** Every operation below a repository that the GitHub for tests serves. */
export const repositoryRoutes: readonly Route[] = [
  route('GET ', [], ({ state, repository }) => ({ status: 200, body: repositoryReply(state, repository) })),
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
