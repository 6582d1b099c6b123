import { readFileSync } from 'node:fs';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { kubectl } from './world.ts';

/** What a node is asked for by the API server: `/containerLogs/NAMESPACE/POD/CONTAINER` and its query. */
export interface LogRequest {
  readonly path: string;
  readonly query: URLSearchParams;
}

/**
 * A node of its own, whose kubelet answers nothing but logs: those of the fake nodes keep none. What it answers is up to the test;
 * undefined is no answer at all. Only pods that name the node run there.
 */
export async function nodeWithLogs(name: string, answer: (request: LogRequest) => string | undefined) {
  const pem = (file: string) => readFileSync(new URL(`../cluster/fixtures/${file}`, import.meta.url));
  const server = createServer({ cert: pem('server.crt'), key: pem('server.key') }, (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'https://node');
    const text = answer({ path: pathname, query: searchParams });
    if (text !== undefined) response.writeHead(200, { 'content-type': 'text/plain' }).end(text);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  kubectl(
    ['create', '-f', '-'],
    `{apiVersion: v1, kind: Node, metadata: {name: ${name}, annotations: {kwok.x-k8s.io/node: fake}}, spec: {taints: [{key: logs, effect: NoSchedule}]}}`,
  );
  kubectl(['wait', '--for=condition=Ready', `node/${name}`, '--timeout=30s']);
  const status = {
    addresses: [{ type: 'InternalIP', address: '127.0.0.1' }],
    daemonEndpoints: { kubeletEndpoint: { Port: port } },
  };
  kubectl(['patch', 'node', name, '--subresource', 'status', '--type', 'merge', '-p', JSON.stringify({ status })]);
  return {
    [Symbol.asyncDispose]: async () => {
      kubectl(['delete', 'node', name, '--wait=false']);
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
