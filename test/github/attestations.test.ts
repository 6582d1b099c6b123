import { createServer } from 'node:http';
import { json } from 'node:stream/consumers';
import { afterEach, describe, expect, it } from 'vitest';
import { createAttestations } from '../../src/github/attestations.ts';
import { createClient } from '../../src/github/client.ts';
import { never, TestClock } from '../clock.ts';

const nothing = () => {};
const log = { debug: nothing, info: nothing, warning: nothing, error: nothing, mask: nothing };
const ends: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0)) await end();
});

/** GitHub as it answers to one request: https://docs.github.com/rest/repos/attestations#create-an-attestation */
async function github(status: number, answer: object) {
  const requests: { readonly line: string; readonly body: unknown }[] = [];
  const server = createServer(async (request, response) => {
    requests.push({ line: `${request.method} ${request.url}`, body: await json(request) });
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  ends.push(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  const address = server.address();
  const apiUrl = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`;
  const client = createClient({ apiUrl, repository: 'acme/api', token: 'ghs_x', clock: new TestClock(), log });
  return { requests, attestations: createAttestations(client) };
}

describe('an attestation', () => {
  it('is stored as the bundle that it is', async () => {
    const { requests, attestations } = await github(201, { id: 1 });
    await attestations.store({ mediaType: 'application/vnd.dev.sigstore.bundle.v0.3+json' }, never);
    expect(requests).toEqual([
      {
        line: 'POST /repos/acme/api/attestations',
        body: { bundle: { mediaType: 'application/vnd.dev.sigstore.bundle.v0.3+json' } },
      },
    ]);
  });

  it('that may not be stored names the permission', async () => {
    const { attestations } = await github(403, { message: 'Resource not accessible by integration' });
    await expect(attestations.store({}, never)).rejects.toMatchObject({
      code: 'forbidden',
      remedy: expect.stringContaining('attestations=write'),
    });
  });
});
