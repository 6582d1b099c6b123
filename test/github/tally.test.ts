import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Tally } from '../../src/github/tally.ts';
import type { World } from './world.ts';
import { never, startWorld } from './world.ts';

let world: World;
let tally: Tally;

beforeEach(async () => {
  world = await startWorld();
  tally = new Tally();
});

afterEach(() => world[Symbol.asyncDispose]());

async function pullRequest(): Promise<number> {
  await world.gitops.commit({ 'a.yaml': 'b' }, 'Topic', { branch: 'topic' });
  return world.gitops.addPullRequest({ head: 'topic' });
}

describe('the requests of a run', () => {
  it('are none where nobody asked', () => {
    expect(tally.toLine()).toBeUndefined();
  });

  it('are counted by kind, with what is left of each limit', async () => {
    const forge = world.connect({ tally });
    await world.application.commit({ file: 'x' }, 'Topic', { branch: 'topic' });
    const number = await world.application.addPullRequest({ head: 'topic' });
    await forge.comments.put(number, '<!-- api -->', async () => 'hello', never);
    await forge.pullRequests.findOpen('topic', 'main', never);
    const all = world.server.requests;
    const graphql = all.filter(({ path }) => path === '/graphql').length;
    const line = tally.toLine() ?? '';
    expect(line).toContain(`requests to GitHub: ${all.length - graphql} REST, ${graphql} GraphQL; rate limit left: `);
    expect(graphql).toBeGreaterThan(0);
    expect(line).toContain(`${5000 - all.length + 1} of 5000 for acme/api (core)`);
    expect(line).toContain('4999 of 5000 for acme/gitops (core)');
  });

  it('count again where they are made again, and say that no answer came', async () => {
    world.server.fail({ method: 'GET', path: /pulls$/ }, 1, 'disconnect');
    await world.connect({ tally }).pullRequests.findOpen('topic', 'main', never);
    expect(tally.toLine()).toMatch(/: 2 REST, 1 without an answer; /);
  });
});

describe('what is looked at again', () => {
  it('costs nothing while nothing is new, and is read where something is', async () => {
    const number = await pullRequest();
    const { pullRequests } = world.connect({ tally });
    const first = await pullRequests.get(number, never);
    // GitHub works out whether it merges after it was first asked
    await pullRequests.get(number, never);
    expect(await pullRequests.get(number, never)).toEqual(first);
    expect(await pullRequests.get(number, never)).toEqual(first);
    expect(world.server.requests.map(({ status }) => status)).toEqual([200, 200, 304, 304]);
    expect(tally.toLine()).toMatch(/: 4 REST, 2 answered 304 \(not modified\); rate limit left: 4998 of 5000/);
    const head = await world.gitops.commit({ 'a.yaml': 'c' }, 'More', { branch: 'topic' });
    expect(await pullRequests.get(number, never)).toMatchObject({ head });
  });

  it('is what it was where GitHub is away in between', async () => {
    const number = await pullRequest();
    const { pullRequests } = world.forge;
    await pullRequests.get(number, never);
    world.server.fail({ method: 'GET', path: /pulls\/\d+$/ }, 2, { status: 502 });
    expect(await pullRequests.get(number, never)).toMatchObject({ number, state: 'open' });
    world.server.fail({ method: 'GET', path: /pulls\/\d+$/ }, 9, { status: 503 });
    await expect(pullRequests.get(number, never)).rejects.toMatchObject({ code: 'github-unreachable' });
  });
});
