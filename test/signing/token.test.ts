import { createServer } from 'node:http';
import { describe, expect, it } from 'vitest';
import { identityToken } from '../../src/signing/token.ts';
import { never, TestClock } from '../clock.ts';

const request = 'the-request-token';

/** What comes of a service that answers with these statuses, one after another, and how often it was asked. */
async function tokenAfter(statuses: readonly number[]) {
  const left = [...statuses];
  const asked: (string | undefined)[] = [];
  const server = createServer(({ url, headers }, response) => {
    asked.push(`${url} ${headers.authorization}`);
    const status = left.shift() ?? 200;
    response.writeHead(status).end(status === 200 ? '{"value":"a.b.c"}' : `no: ${request}`);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const environment = {
    ACTIONS_ID_TOKEN_REQUEST_URL: `http://127.0.0.1:${port}/token?api-version=2.0`,
    ACTIONS_ID_TOKEN_REQUEST_TOKEN: request,
  };
  try {
    const got = await identityToken(environment, new TestClock(), never).catch((error: Error) => error.message);
    return { got, asked };
  } finally {
    await new Promise((resolve) => server.close(resolve));
  }
}

describe('the identity token of a job', () => {
  it('is asked of GitHub for Sigstore, again where it fails for a passing reason', async () => {
    const { got, asked } = await tokenAfter([503, 500]);
    expect(got).toBe('a.b.c');
    expect(asked).toEqual(Array(3).fill(`/token?api-version=2.0&audience=sigstore Bearer ${request}`));
  });

  it.each([
    [[403], 1, 403],
    [[500, 500, 500, 500, 500], 4, 500],
  ])('is given up after %j, in words that hold no secret', async (statuses, times, said) => {
    const { got, asked } = await tokenAfter(statuses);
    expect(got).toBe(`GitHub gives no identity token (${said})`);
    expect(asked).toHaveLength(times);
  });
});
