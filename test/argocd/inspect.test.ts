import { afterEach, beforeEach, expect, it } from 'vitest';
import { inspectArgo } from '../../src/argocd/inspect.ts';
import { never } from '../clock.ts';
import { quietLog } from '../cluster/connection.ts';
import { FakeClock } from '../cluster/fake-clock.ts';
import { ArgoCdServer } from './argo-server.ts';

let server: ArgoCdServer;
beforeEach(async () => {
  server = await ArgoCdServer.start();
});
afterEach(() => server[Symbol.asyncDispose]());

function inspect() {
  const around = { environment: {}, clock: new FakeClock(), log: quietLog() };
  const inspected = inspectArgo({ address: new URL(server.url), token: ArgoCdServer.token, ...around });
  if (inspected.through !== 'argocd') throw new Error('it is Argo CD');
  return inspected;
}

const right = { resource: 'applications', action: 'sync', object: 'shop/argocd/api' };
const path = '/api/v1/account/can-i/applications/sync/shop/argocd/api';

it.each([
  ['yes', true],
  ['no', false],
])('a right is asked for with all parts of its object: %s', async (value, expected) => {
  server.instead.set(path, [200, { value }]);
  expect(await inspect().may(right, never)).toEqual({ state: 'given', value: expected });
  expect(server.asked.map(({ method }) => method)).toEqual(['GET']);
});

it('a right is withheld where the token is not taken, or the answer is neither', async () => {
  server.instead.set(path, [401, { error: 'invalid session', message: 'invalid session' }]);
  expect(await inspect().may(right, never)).toMatchObject({ state: 'withheld', why: expect.stringContaining('401') });
  server.instead.set(path, [200, { value: 'perhaps' }]);
  expect(await inspect().may(right, never)).toMatchObject({
    state: 'withheld',
    why: expect.stringContaining('neither'),
  });
});

it('its version and its time are told', async () => {
  server.instead.set('/api/version', [200, { Version: 'v3.2.0+66b2f30' }]);
  expect(await inspect().version(never)).toEqual({ state: 'given', value: 'v3.2.0+66b2f30' });
  expect(Math.abs(((await inspect().time(never))?.getTime() ?? 0) - Date.now())).toBeLessThan(60_000);
});

it('what is no Argo CD tells no version', async () => {
  server.instead.set('/api/version', [200, {}]);
  expect(await inspect().version(never)).toMatchObject({ state: 'withheld' });
  server.instead.set('/api/version', [200, '<html>']);
  await expect(inspect().version(never)).rejects.toThrow(/no JSON/);
});
