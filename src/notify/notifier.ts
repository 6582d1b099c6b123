import type { OutcomeName } from '../outcome.ts';
import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import type { Notification, Notifier } from '../ports/notifier.ts';
import { webhookBody } from './body.ts';
import type { Post } from './send.ts';
import { send } from './send.ts';
import { signatureHeaders } from './signature.ts';
import { slackMessage } from './slack.ts';

/** Who is told, of what. */
export interface Receiver {
  readonly kind: 'slack' | 'webhook';
  /** What it is called in the log, since its address may be a secret: `notifications[0] (slack)`. */
  readonly name: string;
  readonly url: URL;
  /** Signs what is sent to a webhook. */
  readonly key?: Buffer;
  /** Events, or `changes`. */
  readonly on: readonly string[];
  /** Whether it wants to hear of an environment. */
  readonly hearsOf: (environment: string) => boolean;
}

/** What a notifier is made of. */
export interface NotifierOptions {
  readonly receivers: readonly Receiver[];
  readonly clock: Clock;
  readonly log: Log;
  /** Takes out of a text what must not be shown. */
  readonly hide: (text: string) => string;
}

/** Milliseconds that all of it may take. */
const longest = 6000;

/** Tells receivers over HTTPS. What goes wrong is a warning in the log. */
export function createNotifier(options: NotifierOptions): Notifier {
  return {
    async notify(news, before, signal) {
      const within = AbortSignal.any([signal, AbortSignal.timeout(longest)]);
      const shown = withoutSecrets(news, options.hide);
      const receivers = await wanting(options.receivers, { news, before, within, log: options.log });
      await Promise.all(receivers.map((receiver) => tell(receiver, shown, { ...options, within })));
    },
  };
}

interface Asking {
  readonly news: Notification;
  readonly before: () => Promise<OutcomeName | undefined>;
  readonly within: AbortSignal;
  readonly log: Log;
}

async function wanting(receivers: readonly Receiver[], asking: Asking): Promise<readonly Receiver[]> {
  const { event, environment } = asking.news;
  const near = receivers.filter(({ hearsOf }) => hearsOf(environment));
  const hearing = near.filter(({ on }) => on.includes(event) || isForChanges(on));
  const picky = hearing.filter(({ on }) => on.includes('changes') && event !== 'held' && event !== 'released');
  if (picky.length === 0 || (await isChange(asking))) return hearing;
  return hearing.filter((one) => !picky.includes(one));
}

/** `changes` alone is every outcome that is another one than before. */
function isForChanges(on: readonly string[]): boolean {
  return on.every((one) => one === 'changes');
}

/** What cannot be found out is told: better once too often. */
async function isChange({ news, before, within, log }: Asking): Promise<boolean> {
  try {
    return (await Promise.race([before(), aborted(within)])) !== news.event;
  } catch (error) {
    log.debug(`cannot tell how the deployment before ended: ${error instanceof Error ? error.message : ''}`);
    return true;
  }
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    if (signal.aborted) reject(signal.reason);
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}

async function tell(
  receiver: Receiver,
  news: Notification,
  { clock, log, within }: Pick<NotifierOptions, 'clock' | 'log'> & { readonly within: AbortSignal },
): Promise<void> {
  const why = await send(postOf(receiver, news, clock.now()), within);
  if (why === undefined) log.debug(`${receiver.name} was told: ${news.event}`);
  else log.warning(`${receiver.name} could not be told of it: ${why}`);
}

function postOf({ kind, url, key }: Receiver, news: Notification, now: Date): Post {
  if (kind === 'slack') return { url, headers: {}, body: JSON.stringify(slackMessage(news)) };
  const body = JSON.stringify(webhookBody(news));
  const timestamp = Math.floor(now.getTime() / 1000);
  return { url, headers: signatureHeaders({ id: news.id, timestamp, body }, key), body };
}

/** What is masked in the log goes nowhere else either. */
function withoutSecrets(news: Notification, hide: NotifierOptions['hide']): Notification {
  const { waiting } = news;
  const asked =
    waiting === undefined ? {} : { waiting: { ...waiting, for: hide(waiting.for), goOn: hide(waiting.goOn) } };
  return { ...news, sentence: hide(news.sentence), ...asked };
}
