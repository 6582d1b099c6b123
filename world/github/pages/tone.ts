/** What a state means to who looks at it, whichever of GitHub's words it has. */
export type Tone = 'good' | 'bad' | 'running' | 'neutral';

const tones: Readonly<Record<string, Tone>> = {
  success: 'good',
  failure: 'bad',
  error: 'bad',
  timed_out: 'bad',
  action_required: 'bad',
  startup_failure: 'bad',
  pending: 'running',
  expected: 'running',
  queued: 'running',
  in_progress: 'running',
  waiting: 'running',
  requested: 'running',
};

/** The tone of a commit status, of a check run's status or conclusion, or of a deployment status. */
export function toneOf(word: string): Tone {
  return tones[word] ?? 'neutral';
}

/** The tone of several together: one that is bad decides, then one that runs. */
export function worst(all: readonly Tone[]): Tone {
  const order: readonly Tone[] = ['bad', 'running', 'good'];
  return order.find((tone) => all.includes(tone)) ?? 'neutral';
}
