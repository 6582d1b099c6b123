import { listAt, numberAt, textAt } from '../src/data/fields.ts';
import { token } from '../world/github/server.ts';
import type { CommandEnd } from './process.ts';
import { runCommandLine } from './process.ts';
import type { Change } from './shop.ts';
import type { World } from './world.ts';

/** How a proposal is checked. */
export interface Checking {
  readonly change: Change;
  readonly onLine: (line: string) => void;
  readonly signal: AbortSignal;
}

/** Checks a pull request of the GitOps repository, as its workflow would, and leaves the check run that a job leaves. */
export async function check(world: World, { change, onLine, signal }: Checking): Promise<CommandEnd> {
  const folder = await world.checkout(world.shop.gitops, change.commit);
  const { PATH = '', HOME = '' } = world.parts.environment({});
  const end = await runCommandLine({
    words: ['check', '--base', 'origin/main'],
    folder,
    environment: { PATH, HOME },
    onLine,
    signal,
  });
  await leaveCheckRun(world, change, end);
  return end;
}

/** What GitHub Actions makes of a job: https://docs.github.com/rest/checks/runs#create-a-check-run */
async function leaveCheckRun(world: World, { commit }: Change, { exit, report }: CommandEnd): Promise<void> {
  const title = textAt(report, 'sentence') ?? '';
  const body = {
    name: 'manifests',
    head_sha: commit,
    conclusion: exit === 0 ? 'success' : 'failure',
    output: { title: title.slice(0, 255), summary: title, annotations: listAt(report, 'findings').map(annotationOf) },
  };
  const answer = await fetch(`${world.github.apiUrl}/repos/${world.shop.gitops.fullName}/check-runs`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'user-agent': 'demo' },
    body: JSON.stringify(body),
  });
  if (answer.status !== 201) throw new Error(`the check run was refused: ${await answer.text()}`);
}

const levels: Readonly<Record<string, string>> = { error: 'failure', warning: 'warning', info: 'notice' };

function annotationOf(finding: unknown): object {
  const line = numberAt(finding, 'place', 'line') ?? 1;
  return {
    path: textAt(finding, 'place', 'file') ?? '',
    start_line: line,
    end_line: line,
    annotation_level: levels[textAt(finding, 'severity') ?? 'error'],
    title: textAt(finding, 'rule') ?? '',
    message: [textAt(finding, 'message'), textAt(finding, 'fix')].filter((one) => one !== undefined).join('\n'),
  };
}
