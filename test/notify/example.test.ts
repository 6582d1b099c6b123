import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { systemClock } from '../../src/files/clock.ts';
import { createNotifier } from '../../src/notify/notifier.ts';
import { readKey } from '../../src/notify/signature.ts';
import { never } from '../clock.ts';
import { freePort } from '../free-port.ts';

const page = readFileSync(new URL('../../docs/notifications.md', import.meta.url), 'utf8');
const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';

it('the receiver of docs/notifications.md takes what we send, and nothing that somebody else has signed', async () => {
  const [, example = ''] = /```js\n(.*?)```/s.exec(page) ?? [];
  const port = await freePort();
  const environment = { PORT: String(port), WEBHOOK_SECRET: secret };
  const child = spawn(process.execPath, ['--input-type=module', '--eval', example], { env: environment });
  try {
    let said = '';
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString();
    });
    const logged: string[] = [];
    const log = (message: string) => void logged.push(message);
    const tell = async (signedBy: string) => {
      const key = readKey(signedBy);
      if (key === undefined) throw new Error('no key');
      const receiver = {
        kind: 'webhook',
        name: 'example',
        url: new URL(`http://127.0.0.1:${port}/`),
        key,
        on: ['failed'],
        hearsOf: () => true,
      } as const;
      const all = { debug: log, info: log, warning: log, error: log, mask: () => {} };
      const notifier = createNotifier({ receivers: [receiver], clock: systemClock, hide: (text) => text, log: all });
      const news = {
        id: 'msg_1',
        event: 'failed',
        at: new Date(),
        application: 'api',
        environment: 'prod',
        sentence: '☃',
      } as const;
      await notifier.notify(news, async () => undefined, never);
    };
    // it may take a moment to listen; three attempts take a second
    while (!logged.includes('example was told: failed') && logged.length < 10) await tell(secret);
    if (said === '') await once(child.stdout, 'data');
    expect(said).toBe('api in prod: deployment.failed\n');
    await tell(`whsec_${Buffer.alloc(32).toString('base64')}`);
    expect(logged.at(-1)).toBe('example could not be told of it: it answered HTTP 401');
  } finally {
    child.kill();
  }
}, 30_000);
