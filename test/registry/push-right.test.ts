import { expect, it } from 'vitest';
import { Connection } from '../../src/registry/connection.ts';
import type { Credentials } from '../../src/registry/credentials.ts';
import { never, TestClock } from '../clock.ts';
import type { Login } from './server.ts';
import { TestRegistry } from './server.ts';

const ann = { type: 'password', user: 'ann', password: 'hunter2' } as const;

async function ask(login: Login, given: Credentials | undefined, token?: unknown) {
  await using registry = await TestRegistry.start(login);
  const connection = new Connection({ host: registry.host, clock: new TestClock(), credentials: async () => given });
  if (token !== undefined) registry.answerNext('pass', { status: 200, body: JSON.stringify({ token }) });
  const right = await connection.pushRight('acme/api', never);
  return { ...right, requests: registry.requests };
}

function jwt(claims: object): string {
  return `e30.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.c2ln`;
}

const access = (...actions: readonly string[]) =>
  jwt({ aud: 'test', access: [{ type: 'repository', name: 'acme/api', actions }] });
const byToken = { type: 'token', user: 'ann', password: 'hunter2' } as const;

it('is granted where the token that a push is asked for says so; nothing is pushed', async () => {
  const { right, requests } = await ask(byToken, ann, access('pull', 'push'));
  expect(right).toBe('granted');
  expect(requests.map((one) => one.split('?')[0])).toEqual(['GET /v2/', 'GET /token']);
});

it('is refused where the token is for a pull alone, for another repository, or is not given out', async () => {
  expect(await ask(byToken, ann, access('pull'))).toMatchObject({
    right: 'refused',
    why: expect.stringContaining('grants pull alone'),
  });
  const other = jwt({ aud: 'test', access: [{ type: 'repository', name: 'acme/other', actions: ['push'] }] });
  expect(await ask(byToken, ann, other)).toMatchObject({
    right: 'refused',
    why: expect.stringContaining('grants nothing'),
  });
  expect(await ask(byToken, { ...ann, password: 'wrong' })).toMatchObject({
    right: 'refused',
    why: expect.stringContaining('no token to push'),
  });
});

it('is refused without a login, and with a password that is not taken', async () => {
  const guarded = { type: 'basic', user: 'ann', password: 'hunter2' } as const;
  expect(await ask(byToken, undefined)).toMatchObject({ right: 'refused', why: expect.stringContaining('no login') });
  expect(await ask(guarded, { ...ann, password: 'wrong' })).toMatchObject({
    right: 'refused',
    why: expect.stringContaining('does not take'),
  });
});

it('is not known of a token that cannot be read, of a password, and where nobody is asked', async () => {
  expect(await ask(byToken, ann)).toMatchObject({ right: 'unknown', why: expect.stringContaining('does not say') });
  expect(await ask({ type: 'basic', user: 'ann', password: 'hunter2' }, ann)).toMatchObject({ right: 'unknown' });
  expect(await ask({ type: 'none' }, ann)).toMatchObject({ right: 'unknown', why: expect.stringContaining('nobody') });
});

it('tells no password and no token', async () => {
  const told = JSON.stringify(await ask(byToken, ann, access('pull')));
  expect(told).not.toContain('hunter2');
  expect(told).not.toContain('e30.');
});
