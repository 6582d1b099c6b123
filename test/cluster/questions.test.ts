import { expect, test } from 'vitest';
import type { Questions } from '../../src/ports/questions.ts';
import { ApiServer, status } from '../../world/cluster/api-server.ts';
import { never } from '../clock.ts';
import { connectTo, named, podsPath } from './connection.ts';

const run = { namespace: 'shop', pod: 'api-x', container: 'app', previous: true };
const about = { namespace: 'shop', uid: 'u', reason: 'Unhealthy' };
const logPath = `${podsPath}/api-x/log`;
const eventsPath = '/api/v1/namespaces/shop/events';

async function askingOf(server: ApiServer, hide?: (text: string) => string): Promise<Questions> {
  const { questions } = await connectTo({ port: server.port, ...(hide === undefined ? {} : { hide }) });
  if (questions === undefined) throw new Error('it takes questions');
  return questions;
}

/** A server that answers what is asked for at a path with this text. */
async function answering(path: string, text: string): Promise<ApiServer> {
  const server = await ApiServer.start();
  server.on(
    (request) => request.path === path,
    (_request, response) => response.writeHead(200, { 'content-type': 'text/plain' }).end(text),
  );
  return server;
}

async function refusing(path: string, code: number, message: string): Promise<ApiServer> {
  const server = await ApiServer.start();
  server.on(
    (request) => request.path === path,
    (_request, response) => status(response, code, message),
  );
  return server;
}

test('the last lines of a log are asked for once, of the run before the present one', async () => {
  await using server = await answering(logPath, 'one\ntwo\n');
  const questions = await askingOf(server);
  expect(await questions.log(run, never)).toEqual({ state: 'given', value: 'one\ntwo\n' });
  const [request, ...others] = server.requests;
  expect(others).toEqual([]);
  expect(Object.fromEntries(request?.query ?? [])).toEqual({
    container: 'app',
    previous: 'true',
    tailLines: '10',
    limitBytes: '65536',
  });
  expect(request?.headers.accept).toBe('*/*');
});

test('a log is told without what is masked', async () => {
  await using server = await answering(logPath, 'the key is hunter2\n');
  const questions = await askingOf(server, (text) => text.replaceAll('hunter2', '***'));
  expect(await questions.log(run, never)).toMatchObject({ value: 'the key is ***\n' });
});

test('a log that was cut in the middle of a line ends before that: half a secret is not known as one', async () => {
  await using server = await answering(logPath, `first\n${'x'.repeat(70_000)}`);
  expect(await (await askingOf(server)).log(run, never)).toEqual({ state: 'given', value: 'first\n' });
});

test('events are asked for by their object and reason', async () => {
  await using server = await ApiServer.start();
  server.put(eventsPath, named('api-x.1', { namespace: 'shop' }));
  const answer = await (await askingOf(server)).events(about, never);
  expect(answer).toMatchObject({ state: 'given', value: [{ metadata: { name: 'api-x.1' } }] });
  expect(server.requests[0]?.query.get('fieldSelector')).toBe('involvedObject.uid=u,reason=Unhealthy');
});

test('403 is told with the rule for a Role', async () => {
  await using server = await refusing(logPath, 403, 'pods "api-x" is forbidden');
  expect(await (await askingOf(server)).log(run, never)).toEqual({
    state: 'withheld',
    why: 'the log of container app of pod api-x cannot be read: pods "api-x" is forbidden; add to a Role in the namespace "shop": rules: [{ apiGroups: [""], resources: ["pods/log"], verbs: ["get"] }]',
  });
  await using other = await refusing(eventsPath, 403, 'events is forbidden');
  expect(await (await askingOf(other)).events(about, never)).toMatchObject({
    why: expect.stringContaining('{ apiGroups: [""], resources: ["events"], verbs: ["list"] }'),
  });
});

test.each([
  [404, 'pods "api-x" not found'],
  [400, 'previous terminated container "app" in pod "api-x" not found'],
  [500, 'dial tcp: no route to host'],
])('%d is told in the words of the API server, and not asked again', async (code, message) => {
  await using server = await refusing(logPath, code, message);
  const why = `the log of container app of pod api-x cannot be read: ${message}`;
  expect(await (await askingOf(server)).log(run, never)).toEqual({ state: 'withheld', why });
  expect(server.requests).toHaveLength(1);
});

test('a server that is gone, or answers something else, is no error', async () => {
  const server = await answering(eventsPath, 'no list at all');
  const questions = await askingOf(server);
  expect(await questions.events(about, never)).toEqual({ state: 'given', value: [] });
  await server[Symbol.asyncDispose]();
  expect(await questions.log(run, never)).toMatchObject({ state: 'withheld' });
});

test('one that does not answer is given up with the signal', async () => {
  await using server = await ApiServer.start();
  const stop = new AbortController();
  server.on(
    (request) => request.path === logPath,
    () => stop.abort(new Error('too late')),
  );
  await expect((await askingOf(server)).log(run, stop.signal)).rejects.toThrow('too late');
});
