import { textAt } from '../src/data/fields.ts';
import type { DeploymentEnd } from './deploy.ts';
import type { World } from './world.ts';

/** What GitHub shows at the end: the status of each commit, and the newest comment. */
export function endText(world: World, ends: readonly DeploymentEnd[]): string {
  const lines = ends.flatMap(({ change, report }) => {
    const status = world.shop.source.statuses(change.commit).at(-1);
    const head = `${change.commit.slice(0, 7)}  ${status?.state ?? 'no status'}  ${status?.context ?? ''}`;
    return [
      `${head}: ${textAt(report, 'outcome')} (${textAt(report, 'reason')})`,
      `         ${textAt(report, 'sentence')}`,
    ];
  });
  const comment = commentOf(world, ends);
  return ['', ...lines, ...(comment === undefined ? [] : ['', 'The comment on the pull request:', '', comment])].join(
    '\n',
  );
}

/** The comment of the newest pull request that has one. */
export function commentOf(world: World, ends: readonly DeploymentEnd[]): string | undefined {
  return ends
    .map(({ change }) => world.shop.source.comments(change.pullRequest)[0]?.body)
    .findLast((body) => body !== undefined);
}

/** How to go on in a world that is kept: its addresses as variables, for a shell. */
export function addressesText(world: World, ends: readonly DeploymentEnd[]): string {
  const { github, shop, parts } = world;
  const newest = ends.at(-1)?.change;
  const variables = {
    KUBECONFIG: parts.kubeconfig,
    GITHUB_API_URL: github.apiUrl,
    GITHUB_SERVER_URL: github.url,
    GITHUB_REPOSITORY: shop.source.fullName,
    ...(newest === undefined ? {} : { GITHUB_SHA: newest.commit }),
  };
  return [
    '',
    `GitHub    ${github.url}`,
    `registry  ${parts.registry}`,
    `files     ${world.folder}`,
    '',
    'To look around, and to go on by hand:',
    '',
    ...Object.entries(variables).map(
      ([name, value]) => `  export ${name}='${value.replaceAll("'", String.raw`'\''`)}'`,
    ),
    `  export GITHUB_TOKEN=${world.token}`,
    '',
    'Ctrl+C ends the world.',
  ].join('\n');
}
