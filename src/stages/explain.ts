import type { TargetState } from '../deployment/progress.ts';
import type { Outcome } from '../outcome.ts';
import type { Clock } from '../ports/clock.ts';
import type { Cluster } from '../ports/cluster.ts';
import type { Answer, Questions } from '../ports/questions.ts';
import type { Judgement } from '../rollout/assessment.ts';
import type { Evidence, Inquiry } from '../rollout/evidence.ts';
import { printServing } from '../rollout/serving.ts';
import { lastLines } from '../text/last-lines.ts';

/** Seconds that a verdict waits for what explains it. */
const patience = 3;

/** How much is asked about one target at most. */
const asked = 5;

const nothing: Evidence = { events: [], logs: [], missing: [] };

/** What answers are waited for with. */
export interface Asking {
  readonly clock: Clock;
  readonly signal: AbortSignal;
}

/** Asks a cluster about what goes wrong there. Nothing that it answers, or does not, keeps a verdict for longer than a moment. */
export async function gatherEvidence(
  cluster: Cluster | undefined,
  inquiries: readonly Inquiry[],
  { clock, signal }: Asking,
): Promise<Evidence> {
  const { questions } = cluster ?? {};
  if (questions === undefined || inquiries.length === 0) return nothing;
  const late = new AbortController();
  const done = new AbortController();
  clock.sleep(patience * 1000, done.signal).then(
    () => late.abort(),
    () => {},
  );
  const until = AbortSignal.any([signal, late.signal]);
  try {
    const parts = await Promise.all(inquiries.slice(0, asked).map((inquiry) => answered(questions, inquiry, until)));
    return {
      events: parts.flatMap(({ events = [] }) => events),
      logs: parts.flatMap(({ logs = [] }) => logs),
      missing: parts.flatMap(({ missing = [] }) => missing),
    };
  } finally {
    done.abort();
  }
}

async function answered(questions: Questions, inquiry: Inquiry, signal: AbortSignal): Promise<Partial<Evidence>> {
  if (inquiry.ask === 'events') {
    const answer = await inTime(questions.events(inquiry, signal), 'the events', signal);
    return answer.state === 'given' ? { events: answer.value } : { missing: [answer.why] };
  }
  const { namespace, pod, container } = inquiry;
  const answer = await inTime(
    questions.log(inquiry, signal),
    `the log of container ${container} of pod ${pod}`,
    signal,
  );
  if (answer.state === 'withheld') return { missing: [answer.why] };
  const lines = lastLines(answer.value);
  return lines.length === 0 ? {} : { logs: [{ namespace, pod, container, lines }] };
}

/** The answer, or that it did not come: also from what does not listen to a signal. */
async function inTime<T>(answer: Promise<Answer<T>>, what: string, signal: AbortSignal): Promise<Answer<T>> {
  const tooLate = { state: 'withheld', why: `${what} did not come within ${patience} s` } as const;
  let stop = () => {};
  const stopped = new Promise<Answer<T>>((resolve) => {
    stop = () => resolve(tooLate);
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop, { once: true });
  });
  try {
    return await Promise.race([answer.catch(() => tooLate), stopped]);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}

/** Whether pods may have to do with what is judged: an analysis says all that there is to say. */
export function isAboutPods(judgement: Judgement): boolean {
  if (judgement.verdict === 'succeeded' || judgement.stage !== 'rollout') return false;
  const reason = judgement.verdict === 'progressing' ? judgement.atDeadline : judgement.reason;
  return !reason.startsWith('analysis-');
}

/** Whether an end is bad news, which wants to be explained. */
export function isBadEnd({ outcome }: Outcome): boolean {
  return outcome === 'failed' || outcome === 'errored';
}

/** An outcome that says what serves instead of what went bad; `namesOurs`: Git names ours, and nobody is about to put it back. */
export function withServing<T extends Outcome>(
  outcome: T,
  {
    targets,
    culprits,
    namesOurs,
  }: { readonly targets: readonly TargetState[]; readonly culprits: readonly string[]; readonly namesOurs: boolean },
): T {
  const serving = targets
    .filter(({ target }) => culprits.includes(target))
    .flatMap(({ assessment }) => assessment.serving ?? []);
  const words = printServing(serving);
  if (words === undefined) return outcome;
  const git = namesOurs && serving.some(({ isOld }) => isOld) ? '; Git names the new one' : '';
  return { ...outcome, sentence: `${outcome.sentence}; ${words}${git}` };
}
