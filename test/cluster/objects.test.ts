import { describe, expect, test } from 'vitest';
import type { Objects } from '../../src/ports/objects.ts';
import { ApiServer, status } from '../../world/cluster/api-server.ts';
import { never } from '../clock.ts';
import { connectTo } from './connection.ts';

const place = {
  apiVersion: 'velero.io/v1',
  resource: 'backups',
  namespace: 'velero',
  name: 'one',
  verbs: ['get', 'create'],
} as const;
const path = '/apis/velero.io/v1/namespaces/velero/backups';
const object = { apiVersion: 'velero.io/v1', kind: 'Backup', metadata: { name: 'one', namespace: 'velero' } };

async function objectsOf(server: ApiServer, hide?: (text: string) => string): Promise<Objects> {
  const { objects } = await connectTo({ port: server.port, ...(hide === undefined ? {} : { hide }) });
  if (objects === undefined) throw new Error('it has objects');
  return objects;
}

/** A server that answers every request in this way. */
async function answering(code: number, body: object | string): Promise<ApiServer> {
  const server = await ApiServer.start();
  server.on(
    () => true,
    (_request, response) =>
      typeof body === 'string'
        ? response.writeHead(code).end(body)
        : response.writeHead(code).end(JSON.stringify(body)),
  );
  return server;
}

test('one object is read, and made of its manifest', async () => {
  await using server = await answering(200, object);
  const objects = await objectsOf(server);
  expect(await objects.read(place, never)).toEqual({ is: 'there', object });
  expect(await objects.create(place, object, never)).toEqual({ is: 'there', object });
  const [read, created] = server.requests;
  expect(read).toMatchObject({ method: 'GET', path: `${path}/one` });
  expect(created).toMatchObject({ method: 'POST', path, body: JSON.stringify(object) });
  expect(created?.headers['content-type']).toBe('application/json');
});

describe('an answer that is no object', () => {
  test.each([
    [409, 'taken'],
    [422, 'refused'],
    [400, 'refused'],
    [404, 'absent'],
    [429, 'unreachable'],
    [500, 'unreachable'],
    [503, 'unreachable'],
  ])('%s is %s', async (code, is) => {
    await using server = await ApiServer.start();
    server.on(
      () => true,
      (_request, response) => status(response, code, 'as it is'),
    );
    expect((await (await objectsOf(server)).create(place, object, never)).is).toBe(is);
  });

  test('404 without a Status is a type that is not there', async () => {
    await using server = await answering(404, '404 page not found\n');
    expect(await (await objectsOf(server)).read(place, never)).toEqual({ is: 'unknown-type' });
  });

  test('a page of something between is no object', async () => {
    await using server = await answering(200, '<html>');
    expect((await (await objectsOf(server)).read(place, never)).is).toBe('unreachable');
  });

  test('403 says the rule that would allow it', async () => {
    await using server = await ApiServer.start();
    server.on(
      () => true,
      (_request, response) => status(response, 403, 'token hunter2 may not'),
    );
    const objects = await objectsOf(server, (text) => text.replaceAll('hunter2', '***'));
    expect(await objects.create(place, object, never)).toEqual({
      is: 'forbidden',
      message: 'token *** may not',
      remedy:
        'add to a Role in the namespace "velero": rules: [{ apiGroups: ["velero.io"], resources: ["backups"], verbs: ["get", "create"] }]',
    });
    const read = await objects.read({ ...place, verbs: ['get'] }, never);
    expect(read).toMatchObject({ remedy: expect.stringContaining('verbs: ["get"]') });
  });

  test('a server that is away is told as that, and a signal rejects', async () => {
    const server = await ApiServer.start();
    const objects = await objectsOf(server);
    await server[Symbol.asyncDispose]();
    expect((await objects.read(place, never)).is).toBe('unreachable');
    await expect(objects.read(place, AbortSignal.abort(new Error('over')))).rejects.toThrow('over');
  });
});
