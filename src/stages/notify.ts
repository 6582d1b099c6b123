import { withoutUndefined } from '../data/fields.ts';
import type { Told } from '../deployment/plan.ts';
import type { Progress } from '../deployment/progress.ts';
import type { DeploymentRecord } from '../deployment/record.ts';
import { printImage } from '../image/reference.ts';
import type { Outcome, OutcomeName } from '../outcome.ts';
import type { Hold } from '../ports/holds.ts';
import type { Ports } from '../ports/index.ts';
import type { Notification } from '../ports/notifier.ts';
import { oneLine } from '../text/one-line.ts';

/** How many records are looked at for the deployment before: those that others overtook say nothing of it. */
const recordsBefore = 5;

interface Ending {
  readonly progress: Progress;
  readonly outcome: Outcome;
  readonly signal: AbortSignal;
}

/** Tells those who want to hear of it how a deployment ended. Nothing that goes wrong with that is anybody's business but the log's. */
export async function notifyOutcome(
  told: Told,
  ports: Pick<Ports, 'notifier' | 'forge' | 'clock' | 'log'>,
  ending: Ending,
): Promise<void> {
  await quietly(ports, async () => {
    const notifier = await ports.notifier();
    const news = { ...newsOf(told, ending), at: ports.clock.now() };
    await notifier.notify(news, () => endedBefore(told, ports, ending), ending.signal);
  });
}

/** Tells those who want to hear of it that an environment is held, or open again. */
export async function notifyHold(
  event: 'held' | 'released',
  hold: Pick<Hold, 'application' | 'environment' | 'since' | 'until' | 'url'> & {
    readonly by: string;
    readonly sentence: string;
  },
  { ports, signal }: { readonly ports: Pick<Ports, 'notifier' | 'clock' | 'log'>; readonly signal: AbortSignal },
): Promise<void> {
  const { application, environment, since, by, sentence, url } = hold;
  const id = idOf([application, environment, event, since.toISOString()]);
  await quietly(ports, async () => {
    const notifier = await ports.notifier();
    const at = ports.clock.now();
    const news = { id, event, at, application, environment, by, sentence, ...withoutUndefined({ url }) };
    await notifier.notify(news, async () => undefined, signal);
  });
}

async function quietly({ log }: Pick<Ports, 'log'>, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    log.warning(`nobody could be notified: ${error instanceof Error ? error.message : ''}`);
  }
}

function newsOf(told: Told, { progress, outcome }: Ending): Omit<Notification, 'at'> {
  const { application, environment, source, run, kind, by } = told;
  const { stage, reason, sentence, waiting } = outcome;
  const { image, revision, record } = progress;
  const of = record ?? `${run?.id ?? ''}.${run?.attempt ?? ''}.${source.commit}`;
  return {
    // a deployment may wait at several gates, one after another
    id: idOf([application, environment, String(of), outcome.outcome, reason, oneLine(sentence, 40)]),
    event: outcome.outcome,
    application,
    environment,
    sentence,
    stage,
    reason,
    commit: source.commit,
    ...withoutUndefined({
      kind,
      by,
      image: image === undefined ? undefined : printImage(image.reference),
      pullRequest: source.pullRequest,
      revision,
      waiting: waiting === undefined ? undefined : waitingOf(waiting),
      url: run?.url,
    }),
  };
}

function waitingOf({ for: whom, goOn, until }: NonNullable<Outcome['waiting']>): Notification['waiting'] {
  return { for: whom, goOn, ...withoutUndefined({ until }) };
}

/** The same words give the same id, which is short and of letters that a header takes; what a container has said may hold half of a character. */
function idOf(words: readonly string[]): string {
  return `msg_${words.map((word) => encodeURIComponent(word.toWellFormed())).join('.')}`.slice(0, 250);
}

/** How the deployment before this one ended, where one did. */
async function endedBefore(
  { application, environment }: Told,
  ports: Pick<Ports, 'forge'>,
  { progress, signal }: Ending,
): Promise<OutcomeName | undefined> {
  const { records } = await ports.forge();
  const known = await records.list(application, environment, recordsBefore, signal);
  const before = known.filter(({ id }) => progress.record === undefined || id < progress.record);
  return before.map(outcomeNoted).find((one) => one !== undefined);
}

function outcomeNoted({ note: { state } }: DeploymentRecord): OutcomeName | undefined {
  return state === 'open' || state === 'superseded' ? undefined : state;
}
