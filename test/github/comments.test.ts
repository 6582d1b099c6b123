import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Forge } from '../../src/ports/forge.ts';
import { octokitOf } from '../../world/github/octokit.ts';
import { token } from '../../world/github/server.ts';
import { startGate } from './gate.ts';
import type { World } from './world.ts';
import { never, rejectionOf, startWorld } from './world.ts';

const marker = '<!-- gitops-deploy:api -->';
const api = { owner: 'acme', repo: 'api' };
const posting = { method: 'POST', path: /\/comments$/ };

let world: World;
let pull: number;

beforeEach(async () => {
  world = await startWorld();
  await world.application.commit({ file: 'x' }, 'Topic', { branch: 'topic' });
  pull = await world.application.addPullRequest({ head: 'topic' });
});

afterEach(async () => world[Symbol.asyncDispose]());

const bodies = () => world.application.comments(pull).map(({ body }) => body);

async function put(text: string, forge: Forge = world.forge): Promise<void> {
  await forge.comments.put(pull, marker, async () => text, never);
}

/** A comment that is not made by `put`; its id. */
async function write(body: string, login?: string): Promise<number> {
  const grant = world.server.state.grants.get(token);
  const permissions = { issues: 'write' } as const;
  const octokit = octokitOf(world.server, { login: login ?? grant?.login ?? '', permissions });
  const { data } = await octokit.rest.issues.createComment({ ...api, issue_number: pull, body });
  return data.id;
}

describe('the comment', () => {
  it('is made with its marker, which people do not see', async () => {
    await put('hello');
    expect(bodies()).toEqual([`${marker}\nhello`]);
  });

  it('is edited, not made again', async () => {
    await put('hello');
    await put('goodbye', world.connect());
    expect(bodies()).toEqual([`${marker}\ngoodbye`]);
  });

  it('is not edited where it says so already', async () => {
    await put('hello\n');
    world.requests();
    await put('hello\n', world.connect());
    expect(world.requests()).toEqual(['POST /graphql']);
  });

  it('is one for each application', async () => {
    await put('hello');
    await world.forge.comments.put(pull, '<!-- gitops-deploy:web -->', async () => 'hello', never);
    await put('goodbye');
    expect(bodies()).toEqual([`${marker}\ngoodbye`, '<!-- gitops-deploy:web -->\nhello']);
  });

  it('is found behind more comments than one page holds', async () => {
    const first = await write('first');
    const [seed] = world.application.comments(pull);
    if (seed === undefined) throw new Error('there is no comment');
    for (let other = 0; other < 120; other += 1)
      world.server.state.comments.push({
        ...seed,
        id: first + 1000 + other,
        creator: 'octocat',
        body: `talk ${other}`,
      });
    world.server.state.comments.push({ ...seed, id: first + 2000, body: `${marker}\nhello` });
    await put('goodbye');
    expect(bodies().at(-1)).toBe(`${marker}\ngoodbye`);
    expect(bodies()).toHaveLength(122);
  });

  it('is cut where it is too long, and says so', async () => {
    await put('a line\n'.repeat(20_000));
    expect(bodies()[0]).toMatch(/^<!-- gitops-deploy:api -->\na line\n[\s\S]*_Cut here/);
  });

  it('is made anew where somebody has deleted it meanwhile', async () => {
    await put('hello');
    world.server.fail({ method: 'PATCH', path: /comments/ }, 1, { status: 404, body: { message: 'Not Found' } });
    const said = ['goodbye', 'goodbye'];
    const text = async () => {
      // the second time it is asked, the first writing has found the comment gone
      if (said.length === 1) world.server.state.comments.length = 0;
      return said.shift() ?? 'goodbye';
    };
    await world.forge.comments.put(pull, marker, text, never);
    expect(bodies()).toEqual([`${marker}\ngoodbye`]);
  });
});

describe('what the comment says', () => {
  it('is found, the oldest of ours, and nothing of a stranger', async () => {
    const find = () => world.forge.comments.find(pull, marker, never);
    expect(await find()).toBeUndefined();
    await write(`${marker}\nfake`, 'mallory');
    expect(await find()).toBeUndefined();
    await write(`${marker}\none`);
    await write(`${marker}\ntwo`);
    expect(await find()).toBe(`${marker}\none`);
  });
});

describe('a comment of somebody else', () => {
  it('is never edited, though it holds our marker', async () => {
    await write(`${marker}\nfake`, 'mallory');
    await put('hello');
    expect(bodies()).toEqual([`${marker}\nfake`, `${marker}\nhello`]);
  });

  it('is not removed as a duplicate', async () => {
    await put('hello');
    await write(`${marker}\nfake`, 'mallory');
    await put('goodbye');
    expect(bodies()).toEqual([`${marker}\ngoodbye`, `${marker}\nfake`]);
  });

  it.each(['user', 'app-installation', 'actions'] as const)(
    'is told from our own with a token of the kind %s',
    async (type) => {
      const forge = world.connectAs({ type, login: type === 'user' ? 'deployer' : `${type}[bot]` });
      await write(`${marker}\nfake`, 'mallory');
      await put('hello', forge);
      await put('goodbye', forge);
      expect(bodies()).toEqual([`${marker}\nfake`, `${marker}\ngoodbye`]);
    },
  );
});

describe('other comments of our own', () => {
  it.each(['no marker at all', `quoting ${marker}`])('are left alone: %s', async (body) => {
    await write(body);
    await put('hello');
    expect(bodies()).toEqual([body, `${marker}\nhello`]);
  });

  it('collapse into the oldest where they are duplicates', async () => {
    const ids = [await write(`${marker}\none`), await write(`${marker}\ntwo`), await write(`${marker}\nthree`)];
    await put('hello');
    expect(world.application.comments(pull)).toMatchObject([{ id: ids[0], body: `${marker}\nhello` }]);
  });
});

describe('two runs at once', () => {
  it('leave one comment, which says what both have to say', async () => {
    await using gate = await startGate(world.server.url);
    gate.gather('POST', /\/issues\/\d+\/comments$/, 2);
    const known = new Set<string>();
    const run = async (name: string) => {
      const forge = world.connect({ apiUrl: `${gate.url}/api/v3` });
      known.add(name);
      const text = async () => [...known].join(' and ');
      await forge.comments.put(pull, marker, text, never);
    };
    await Promise.all([run('staging'), run('production')]);
    expect(bodies()).toEqual([`${marker}\nstaging and production`]);
  });

  it('do not lose what one recorded while the other wrote', async () => {
    const said = ['old', 'new', 'new'];
    const text = async () => said.shift() ?? 'new';
    await world.forge.comments.put(pull, marker, text, never);
    expect(bodies()).toEqual([`${marker}\nnew`]);
  });

  it('cannot keep each other writing for ever', async () => {
    let asked = 0;
    const text = async () => {
      asked += 1;
      return `text ${asked}`;
    };
    await world.forge.comments.put(pull, marker, text, never);
    expect(asked).toBe(30);
    expect(bodies()).toEqual([`${marker}\ntext 30`]);
  });

  it('may remove the same duplicate', async () => {
    await write(`${marker}\none`);
    await write(`${marker}\ntwo`);
    world.server.fail({ method: 'DELETE', path: /comments/ }, 1, { status: 404, body: { message: 'Not Found' } });
    await put('hello');
    expect(bodies()[0]).toBe(`${marker}\nhello`);
  });
});

it('a lost answer leaves one comment', async () => {
  world.server.fail(posting, 1, 'lose-reply');
  await put('hello');
  expect(bodies()).toEqual([`${marker}\nhello`]);
});

it('a text that cannot be made is not an error of GitHub', async () => {
  const broken = new Error('no text');
  const text = () => Promise.reject(broken);
  expect(await rejectionOf(world.forge.comments.put(pull, marker, text, never))).toBe(broken);
});
