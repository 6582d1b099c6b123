import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { drive } from '../../src/stages/drive.ts';
import { octokitFor } from '../../world/github/octokit.ts';
import { token } from '../../world/github/server.ts';
import { never } from '../clock.ts';
import { gitopsToken } from '../github/world.ts';
import type { Word } from '../rollout/words.ts';
import { payloadOf } from '../rollout/words.ts';
import { configurationText, digestOf, oneTarget, Stand } from '../stages/stand.ts';
import { Step } from './runner.ts';

vi.setConfig({ testTimeout: 60_000 });

let stand: Stand;
let folder: string;

beforeEach(async () => {
  stand = await Stand.open();
  folder = mkdtempSync(join(tmpdir(), 'told-'));
  writeFileSync(join(folder, '.gitops-deploy.yaml'), configurationText('write: push', regions));
  await drive(stand.plan(stand.a, 1), await stand.ports(), { signal: never });
  stand.endRun(1);
});

afterEach(async () => {
  rmSync(folder, { recursive: true, force: true });
  await stand[Symbol.asyncDispose]();
});

const regions = { clusters: '{}', targets: oneTarget };

/** The word as Argo CD's notifications send it to GitHub. */
function send(word: Partial<Word>) {
  const images = [`ghcr.io/acme/api:${stand.a}@${digestOf(stand.a)}`];
  const payload = payloadOf({ revision: stand.world.gitops.head(), images, ...word });
  const { rest } = octokitFor(stand.world.server, token);
  return rest.repos.createDispatchEvent({ owner: 'acme', repo: 'api', event_type: 'argocd', client_payload: payload });
}

/** The workflow of docs/unreachable-clusters.md, on the dispatch that was sent last: no kubeconfig. */
async function resume(event = 'repository_dispatch') {
  const dispatch = stand.world.server.state.dispatches.at(-1);
  const step = new Step({
    folder,
    token,
    inputs: { command: 'resume', 'gitops-token': gitopsToken, timeout: '1m' },
    event: {
      action: dispatch?.type,
      branch: 'main',
      client_payload: dispatch?.payload,
      repository: { full_name: 'acme/api', default_branch: 'main' },
    },
    environment: {
      GITHUB_REPOSITORY: 'acme/api',
      GITHUB_API_URL: stand.world.server.apiUrl,
      GITHUB_SERVER_URL: stand.world.server.url,
      GITHUB_SHA: stand.b,
      GITHUB_REF_NAME: 'main',
      GITHUB_RUN_ID: '43',
      GITHUB_RUN_ATTEMPT: '1',
      GITHUB_EVENT_NAME: event,
    },
  });
  return step.main();
}

describe('`resume` on the dispatch of Argo CD, for a cluster that the runner cannot reach', () => {
  it('ends the deployment on the commit that it is of', async () => {
    expect(stand.status(stand.a)).toMatchObject({ state: 'pending', description: expect.stringContaining('written') });
    await send({});
    const end = await resume();
    expect(end.outputs).toMatchObject({ outcome: 'succeeded', reason: 'healthy' });
    expect(end.exit).toBe(0);
    expect(stand.status(stand.a)).toMatchObject({
      state: 'success',
      description: expect.stringContaining('its workloads were not looked at'),
    });
    await send({});
    expect((await resume()).log).toContain('nothing waits to be resumed');
  });

  it('fails it where the rollout went bad', async () => {
    await send({ health: 'Degraded' });
    const end = await resume();
    expect(end).toMatchObject({ exit: 1, outputs: { outcome: 'failed', reason: 'degraded' } });
    expect(stand.status(stand.a)?.state).toBe('failure');
  });

  it.each<[string, Partial<Word>, RegExp]>([
    ['an older revision', { revision: 'e'.repeat(40) }, /changes nothing: Argo CD still shows api at eeeeeee/],
    ['an Application of somebody else', { name: 'web' }, /no target of the configuration names .* argocd\/web/],
    ['a target that it is not', { target: 'prod/us' }, /annotated as a target/],
    ['a name that would write to the log', { name: 'x\n::error::bad' }, /it names no Application/],
  ])('stays pending for a word of %s, and says why', async (_, word, why) => {
    await send(word);
    const end = await resume();
    expect(end.log).toMatch(why);
    expect(end.log).not.toMatch(/^::error::bad/m);
    expect(end).toMatchObject({ exit: 0, outputs: { outcome: 'paused', reason: 'not-watched' } });
    expect(stand.status(stand.a)?.state).toBe('pending');
  });

  it('takes no word from another event', async () => {
    await send({});
    expect((await resume('workflow_dispatch')).outputs).toMatchObject({ outcome: 'paused', reason: 'not-watched' });
  });
});
