import type { Socket } from 'node:net';
import { describe, expect, it } from 'vitest';
import type { Receiver } from '../../src/notify/notifier.ts';
import { createNotifier } from '../../src/notify/notifier.ts';
import { readKey, signatureHeaders } from '../../src/notify/signature.ts';
import type { OutcomeName } from '../../src/outcome.ts';
import type { Notification } from '../../src/ports/notifier.ts';
import { never, TestClock } from '../clock.ts';
import { pour, startHostile, startReceiver } from './receiver.ts';

const news: Notification = {
  id: 'msg_api.production.17.failed',
  event: 'failed',
  at: new Date('2026-03-01T12:00:00Z'),
  application: 'api',
  environment: 'production',
  stage: 'rollout',
  reason: 'analysis-failed',
  sentence: 'success-rate measured 0.4',
  kind: 'deploy',
  image: 'ghcr.io/acme/api:1@sha256:aa',
  commit: '3a672b9e5689995427c3a3887fdb31a44f606688',
  pullRequest: 7,
  url: 'https://github.com/acme/api/actions/runs/1',
};

const all = ['succeeded', 'failed', 'errored', 'paused', 'held', 'released'];

function receiver(url: URL, over: Partial<Receiver> = {}): Receiver {
  return { kind: 'webhook', name: 'notifications[0] (webhook)', url, on: all, hearsOf: () => true, ...over };
}

/** Tells receivers; what was logged, and how long it took. */
async function tell(
  receivers: readonly Receiver[],
  { told = news, before = 'succeeded', hide = (text: string) => text, signal = never }: Partial<Telling> = {},
) {
  const logged: string[] = [];
  const log = (level: string) => (message: string) => void logged.push(`${level} ${message}`);
  const notifier = createNotifier({
    receivers,
    clock: new TestClock(),
    hide,
    log: { debug: log('debug'), info: log('info'), warning: log('warning'), error: log('error'), mask: () => {} },
  });
  const begun = performance.now();
  await notifier.notify(told, async () => before, signal);
  return { logged, took: performance.now() - begun };
}

interface Telling {
  readonly told: Notification;
  readonly before: OutcomeName;
  readonly hide: (text: string) => string;
  readonly signal: AbortSignal;
}

describe('the signature', () => {
  it('is that of the vector that the implementations of Standard Webhooks share', () => {
    const key = readKey('whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw');
    const message = { id: 'msg_p5jXN8AQM9LWM0D4loKWxJek', timestamp: 1614265330, body: '{"test": 2432232314}' };
    expect(signatureHeaders(message, key)).toEqual({
      'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
      'webhook-timestamp': '1614265330',
      'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
    });
  });

  it.each([
    '',
    'secret',
    'whsec_',
    'whsec_c2hvcnQ=',
    'whsec_no base64 at all, but long enough',
    `whsec_${'A'.repeat(88)}`,
  ])('is not made with what is no secret of theirs: %j', (secret) => expect(readKey(secret)).toBeUndefined());
});

describe('a webhook', () => {
  it('gets one JSON object, signed over exactly what is sent', async () => {
    await using there = await startReceiver();
    const key = readKey('whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw');
    if (key === undefined) throw new Error('no key');
    await tell([receiver(there.url, { key })]);
    const [got] = there.received;
    expect(there.received).toHaveLength(1);
    const body = got?.body ?? '';
    expect(JSON.parse(body)).toEqual({
      id: news.id,
      type: 'deployment.failed',
      timestamp: '2026-03-01T12:00:00.000Z',
      data: {
        application: 'api',
        environment: 'production',
        stage: 'rollout',
        reason: 'analysis-failed',
        sentence: 'success-rate measured 0.4',
        kind: 'deploy',
        image: news.image,
        commit: news.commit,
        pullRequest: 7,
        url: news.url,
      },
    });
    const timestamp = new Date('2026-03-01T12:00:00Z').getTime() / 1000;
    expect(got?.headers).toMatchObject(signatureHeaders({ id: news.id, timestamp, body }, key));
    expect(got?.headers['content-type']).toBe('application/json; charset=utf-8');
  });

  it('without a secret is not signed', async () => {
    await using there = await startReceiver();
    await tell([receiver(there.url)]);
    expect(there.received[0]?.headers['webhook-id']).toBe(news.id);
    expect(there.received[0]?.headers).not.toHaveProperty('webhook-signature');
  });

  it('is told nothing that is masked', async () => {
    await using there = await startReceiver();
    const told = { ...news, sentence: 'token s3cr3t-value', waiting: { for: 's3cr3t-value', goOn: 's3cr3t-value' } };
    await tell([receiver(there.url)], { told, hide: (text) => text.replaceAll('s3cr3t-value', '***') });
    expect(there.received[0]?.body).toContain('token ***');
    expect(there.received[0]?.body).not.toContain('s3cr3t');
  });
});

describe('Slack', () => {
  const evil = '<!channel> <@U123> & <https://evil.example|click> @here\n*bold*';

  async function message(told: Notification) {
    await using there = await startReceiver();
    await tell([receiver(there.url, { kind: 'slack' })], { told });
    const body: unknown = JSON.parse(there.received[0]?.body ?? '{}');
    return { body, text: JSON.stringify(body), headers: there.received[0]?.headers };
  }

  it('gets what a phone shows and what a channel shows', async () => {
    const { body, headers } = await message({ ...news, by: 'ann', kind: 'promote' });
    expect(body).toEqual({
      text: 'api in production: failed: success-rate measured 0.4',
      blocks: [
        {
          type: 'section',
          text: {
            type: 'mrkdwn',
            verbatim: true,
            text: ':x: *<https://github.com/acme/api/actions/runs/1|api in production: failed>* (analysis-failed)',
          },
        },
        { type: 'section', text: { type: 'plain_text', text: 'success-rate measured 0.4', emoji: false } },
        {
          type: 'context',
          elements: [
            { type: 'plain_text', text: 'promoted by ann', emoji: false },
            { type: 'plain_text', text: 'ghcr.io/acme/api:1@sha256:aa', emoji: false },
            { type: 'plain_text', text: '3a672b9, pull request 7', emoji: false },
          ],
        },
      ],
    });
    expect(headers).not.toHaveProperty('webhook-id');
  });

  it('reads nothing of what others wrote as a mention, a link or formatting', async () => {
    const { body } = await message({
      ...news,
      sentence: evil,
      application: evil,
      environment: evil,
      by: evil,
      image: evil,
    });
    const formatted = JSON.stringify(body, (key, value: unknown) => {
      const isPlain = typeof value === 'object' && value !== null && 'type' in value && value.type === 'plain_text';
      return isPlain && key !== '' ? undefined : value;
    });
    const ours = formatted.replaceAll(/<https:\/\/github\.com\/acme\/api\/actions\/runs\/1\|[^<>]*>/g, '');
    expect(ours).not.toMatch(/[<>]/);
    expect(ours).not.toContain('*bold*');
  });

  it('gets no more than it takes, and no link that is none', async () => {
    const long = 'x'.repeat(9000);
    const { body, text } = await message({ ...news, sentence: long, by: long, url: 'https://evil.example/|<!here>' });
    expect(text).not.toContain('<!here>');
    const blocks = (body as { blocks: { text?: { text: string }; elements?: { text: string }[] }[] }).blocks;
    for (const one of blocks) {
      expect(one.text?.text.length ?? 0).toBeLessThanOrEqual(3000);
      expect(one.elements?.length ?? 0).toBeLessThanOrEqual(10);
    }
    expect(text.length).toBeLessThan(8000);
  });
});

describe('who hears of what', () => {
  async function heard(over: Partial<Receiver>, told: Partial<Notification>, before: OutcomeName = 'succeeded') {
    await using there = await startReceiver();
    await tell([receiver(there.url, over)], { told: { ...news, ...told }, before });
    return there.received.length;
  }

  it.each<[string, Partial<Receiver>, Partial<Notification>, OutcomeName, number]>([
    ['an outcome that is named', { on: ['failed'] }, {}, 'succeeded', 1],
    ['another one', { on: ['succeeded'] }, {}, 'succeeded', 0],
    ['its environment', { hearsOf: (name: string) => name === 'production' }, {}, 'succeeded', 1],
    ['another environment', { hearsOf: (name: string) => name === 'staging' }, {}, 'succeeded', 0],
    ['a hold', { on: ['held'] }, { event: 'held' }, 'succeeded', 1],
    ['a release that is not named', { on: ['held'] }, { event: 'released' }, 'succeeded', 0],
    ['a change', { on: ['changes'] }, {}, 'succeeded', 1],
    ['the same as before', { on: ['changes'] }, {}, 'failed', 0],
    ['a hold as a change', { on: ['changes'] }, { event: 'held' }, 'failed', 1],
    ['of outcomes that are named, a change', { on: ['failed', 'changes'] }, {}, 'succeeded', 1],
    ['of outcomes that are named, the same as before', { on: ['failed', 'changes'] }, {}, 'failed', 0],
    ['of changes, one that is not named', { on: ['succeeded', 'changes'] }, {}, 'succeeded', 0],
  ])('%s', async (_, over, told, before, times) => {
    expect(await heard(over, told, before)).toBe(times);
  });
});

describe('a receiver that is busy or broken', () => {
  it('is asked again, the same message, and three times at most', async () => {
    await using recovers = await startReceiver({ status: 503 }, { status: 429 }, { status: 204 });
    const { logged } = await tell([receiver(recovers.url)]);
    expect(recovers.received).toHaveLength(3);
    expect(new Set(recovers.received.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
    expect(logged).toEqual(['debug notifications[0] (webhook) was told: failed']);
    await using broken = await startReceiver({ status: 500 });
    const end = await tell([receiver(broken.url)]);
    expect(broken.received).toHaveLength(3);
    expect(end.logged).toEqual(['warning notifications[0] (webhook) could not be told of it: it answered HTTP 500']);
  });

  it.each([400, 401, 403, 404, 410])('is not asked again where it says no: %i', async (status) => {
    await using there = await startReceiver({ status });
    await tell([receiver(there.url)]);
    expect(there.received).toHaveLength(1);
  });

  it('is not followed elsewhere', async () => {
    await using elsewhere = await startReceiver();
    await using there = await startReceiver({ status: 307, headers: { location: elsewhere.url.href } });
    const { logged } = await tell([receiver(there.url)]);
    expect(elsewhere.received).toEqual([]);
    expect(logged).toEqual([
      'warning notifications[0] (webhook) could not be told of it: it sends elsewhere (HTTP 307)',
    ]);
  });

  const head = 'HTTP/1.1 200 OK\r\n';
  const pourAfter = (socket: Socket, beginning: string) => {
    socket.write(beginning);
    pour(socket, 'a'.repeat(9999));
  };
  it.each<[string, Parameters<typeof startHostile>[0], boolean]>([
    ['hangs', () => {}, false],
    ['resets', (socket) => socket.resetAndDestroy(), false],
    ['closes', (socket) => socket.end(), false],
    ['is no HTTP', (socket) => socket.end('\u0000\u0001 hello\r\n\r\n'), false],
    [
      'has 10 MB of headers',
      (socket) => socket.end(`${head}${`x-a: ${'a'.repeat(1000)}\r\n`.repeat(10_000)}\r\n`),
      false,
    ],
    ['has one header of 10 MB', (socket) => socket.end(`${head}x-a: ${'a'.repeat(10_000_000)}\r\n\r\n`), false],
    ['has a header without an end', (socket) => pourAfter(socket, `${head}x-a: `), false],
    ['has a body without an end', (socket) => pourAfter(socket, `${head}\r\n`), true],
    ['drips its body', (socket) => void socket.write(`${head}content-length: 100\r\n\r\na`), true],
    ['goes on after its answer', (socket) => pour(socket, `${head}content-length: 0\r\n\r\n`), true],
  ])(
    'ends in seconds, and holds no other up: %s',
    async (_, misbehave, isTaken) => {
      await using hostile = await startHostile(misbehave);
      await using good = await startReceiver();
      const { logged, took } = await tell([
        receiver(hostile.url, { name: 'hostile' }),
        receiver(good.url, { name: 'good' }),
      ]);
      expect(good.received).toHaveLength(1);
      expect(took).toBeLessThan(7000);
      expect(logged.some((line) => line.startsWith('warning hostile'))).toBe(!isTaken);
      // its address is a secret
      expect(logged.join()).not.toMatch(/secret-path|127\.0\.0\.1/);
    },
    20_000,
  );

  it('that is not there is told by its code', async () => {
    const there = await startReceiver();
    await there[Symbol.asyncDispose]();
    const { logged } = await tell([receiver(there.url)]);
    expect(logged).toEqual([
      'warning notifications[0] (webhook) could not be told of it: it cannot be reached (ECONNREFUSED)',
    ]);
  });

  it('is left at once when the run has to end', async () => {
    await using hostile = await startHostile(() => {});
    const { took } = await tell([receiver(hostile.url)], { signal: AbortSignal.timeout(300) });
    expect(took).toBeLessThan(1500);
  });
});
