import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { connect, type Socket } from 'node:net';
import { expect, test } from 'vitest';
import { ApiServer, portOf } from '../../world/cluster/api-server.ts';
import { connectTo, isIn, lists, named, rollouts, rolloutsPath, Watching } from './connection.ts';

const pem = (name: string) => readFileSync(new URL(`fixtures/${name}`, import.meta.url));
const tls = { cert: pem('server.crt'), key: pem('server.key') };
const cluster = { 'insecure-skip-tls-verify': false, 'certificate-authority-data': pem('ca.crt').toString('base64') };

/** A proxy that tunnels (CONNECT), and remembers where to. */
async function startProxy() {
  const tunnels: string[] = [];
  const sockets: Socket[] = [];
  const server = createServer();
  server.on('connect', (request, socket: Socket) => {
    tunnels.push(request.url ?? '');
    const [host, port] = (request.url ?? '').split(':');
    const onward = connect(Number(port), host, () => {
      socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      onward.pipe(socket).pipe(onward);
    });
    for (const one of [socket, onward]) one.on('error', () => {});
    sockets.push(socket, onward);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const close = async () => {
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  };
  return { address: `http://127.0.0.1:${portOf(server)}`, tunnels, [Symbol.asyncDispose]: close };
}

test('HTTPS_PROXY is gone through, with TLS to the API server itself', async () => {
  await using proxy = await startProxy();
  await using server = await ApiServer.start({ tls });
  const environment = { HTTPS_PROXY: proxy.address };
  const address = `https://127.0.0.1:${server.port}`;
  await using states = new Watching(await connectTo({ address, cluster, environment }), [rollouts]);
  await states.until(isIn('listed'));
  server.put(rolloutsPath, named('api'));
  await states.until(lists('api'));
  expect(new Set(proxy.tunnels)).toEqual(new Set([`127.0.0.1:${server.port}`]));
});

test('NO_PROXY is left out', async () => {
  await using proxy = await startProxy();
  await using server = await ApiServer.start({ tls });
  const environment = { HTTPS_PROXY: proxy.address, NO_PROXY: '127.0.0.1' };
  const address = `https://127.0.0.1:${server.port}`;
  await using states = new Watching(await connectTo({ address, cluster, environment }), [rollouts]);
  await states.until(isIn('listed'));
  expect(proxy.tunnels).toEqual([]);
});

test('the proxy-url of the kubeconfig is gone through, whatever the environment says', async () => {
  await using proxy = await startProxy();
  await using server = await ApiServer.start({ tls });
  const environment = { NO_PROXY: '127.0.0.1' };
  const address = `https://127.0.0.1:${server.port}`;
  const through = { ...cluster, 'proxy-url': proxy.address };
  await using states = new Watching(await connectTo({ address, cluster: through, environment }), [rollouts]);
  await states.until(isIn('listed'));
  server.put(rolloutsPath, named('api'));
  await states.until(lists('api'));
  expect(new Set(proxy.tunnels)).toEqual(new Set([`127.0.0.1:${server.port}`]));
});
