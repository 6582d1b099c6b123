// What the end-to-end suite needs beside a cluster, in one small process that serves all interfaces, so that the pods of a kind
// cluster reach it: a git server over bare repositories (no login), and a page of metrics for Prometheus.
//   node serve.ts GIT_PORT GIT_FOLDER METRICS_PORT
import { createServer } from 'node:http';
import { serveGit } from '../../../world/github/git-backend.ts';

const [gitPort = '', folder = '', metricsPort = ''] = process.argv.slice(2);

createServer(async (request, response) => {
  const { pathname, search } = new URL(request.url ?? '/', 'http://git');
  const gone = new AbortController();
  response.on('close', () => gone.abort());
  try {
    const asked = {
      folder,
      path: decodeURIComponent(pathname),
      query: search.slice(1),
      login: 'anyone',
      signal: gone.signal,
    };
    const { status, headers, body } = await serveGit(asked, request);
    response.writeHead(status, headers).end(body);
  } catch {
    response.destroy();
  }
}).listen(Number(gitPort));

const metrics = new Map<string, string>();
createServer((request, response) => {
  const name = request.url ?? '/';
  if (request.method === 'GET') return void response.end([...metrics.values()].join(''));
  let text = '';
  request.on('data', (chunk: Buffer) => {
    text += chunk;
  });
  request.on('end', () => {
    metrics.set(name, text);
    response.writeHead(204).end();
  });
}).listen(Number(metricsPort));
