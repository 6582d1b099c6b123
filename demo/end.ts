import { resolve } from 'node:path';
import { textAt } from '../src/data/fields.ts';
import { commentMarker } from '../src/deployment/names.ts';
import { widthOf } from '../src/text/width.ts';
import { commentText } from './comment-text.ts';
import type { DeploymentEnd } from './job.ts';
import { program } from './process.ts';
import type { World } from './world.ts';

/**
 * What GitHub shows at the end: the status of each commit, and the newest comment.
 * @param columns of the terminal; undefined where lines may be of any length
 */
export function endText(world: World, ends: readonly DeploymentEnd[], columns: number | undefined): string {
  const lines = ends.flatMap(({ change, report }) => {
    const status = world.shop.source.statuses(change.commit).at(-1);
    const head = `${change.commit.slice(0, 7)}  ${status?.state ?? 'no status'}  ${status?.context ?? ''}`;
    return [
      `${head}: ${textAt(report, 'outcome')} (${textAt(report, 'reason')})`,
      `         ${textAt(report, 'sentence')}`,
    ];
  });
  const comment = commentOf(world, ends);
  const shown =
    comment === undefined ? [] : ['', 'The comment on the pull request:', '', framed(commentText(comment), columns)];
  return ['', ...lines, ...shown].join('\n');
}

const frame = '  │ ';

/** Columns below which a line is not broken: some terminals say that they have none. */
const fewest = 20;

function framed(text: string, columns = 0): string {
  const room = columns < fewest ? Number.POSITIVE_INFINITY : columns - frame.length;
  const lines = text.split('\n').flatMap((line) => broken(line, room));
  return lines.map((line) => `${frame}${line}`.trimEnd()).join('\n');
}

/** A line as several, none wider than there is room for; broken between words where there are any. */
function broken(line: string, columns: number): readonly string[] {
  if (widthOf(line) <= columns) return [line];
  const space = line.lastIndexOf(' ', columns);
  const end = space > columns / 2 ? space : columns;
  return [line.slice(0, end), ...broken(line.slice(end).trimStart(), columns)];
}

/** The comment of the newest pull request that has one. */
export function commentOf(world: World, ends: readonly DeploymentEnd[]): string | undefined {
  const marker = commentMarker(world.shop.configuration().application);
  return ends
    .map(({ change }) => world.shop.source.comments(change.pullRequest))
    .map((comments) => comments.find(({ body }) => body.startsWith(marker))?.body)
    .findLast((body) => body !== undefined);
}

/** How to go on in a world that is kept: its addresses as variables, for a shell. */
export function addressesText(world: World, out: string): string {
  const { github, shop, parts } = world;
  const variables = {
    KUBECONFIG: parts.kubeconfig,
    GITHUB_API_URL: github.apiUrl,
    GITHUB_SERVER_URL: github.url,
    GITHUB_REPOSITORY: shop.source.fullName,
    // what the folder that is left has checked out
    GITHUB_SHA: shop.source.head(),
  };
  return [
    '',
    `GitHub    ${github.url}`,
    `registry  ${parts.registry}`,
    `files     ${world.folder}`,
    '',
    'To look around, and to go on by hand:',
    '',
    ...Object.entries(variables).map(([name, value]) => `  export ${name}=${quoted(value)}`),
    `  export GITHUB_TOKEN=${world.token}`,
    '',
    'and once what it waits for is done:',
    '',
    `  cd ${quoted(resolve(out, 'acme-shop'))} && ${quoted(process.execPath)} ${quoted(program)} resume`,
    '',
    'Ctrl+C ends the world.',
  ].join('\n');
}

/** As a shell takes it for one word. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
