import type { Beside } from '../../test/e2e/beside.ts';
import type { Told } from '../../test/e2e/rows.ts';

/** What a verdict comes to for somebody who waits for it. */
type Sort = 'healthy' | 'bad' | 'waits';

function ours({ outcome }: Told): Sort {
  if (outcome === 'succeeded') return 'healthy';
  return outcome === 'paused' ? 'waits' : 'bad';
}

function theirs({ exit }: Beside): Sort {
  if (exit === undefined) return 'waits';
  return exit === 0 ? 'healthy' : 'bad';
}

type Why = Readonly<Record<`${Sort}, it: ${Sort}`, string>>;

/** Why two verdicts on the same rollout differ, and who is right, by what each came to. */
const why: Readonly<Record<Beside['tool'], Partial<Why>>> = {
  'kubectl argo rollouts status': {
    'healthy, it: bad':
      'It takes the first Degraded for the end. This one passes: ours waits a grace for it, and is right',
    'healthy, it: waits':
      'It waits for a word that does not come; the image is live, its pods are there: ours is right',
    'bad, it: healthy':
      'It knows neither the image that was asked for nor what Argo CD did: it saw another version healthy, or the workload beside a sync that failed. Ours is right',
    'bad, it: waits':
      'The controller does not call it Degraded, and without `--timeout` it waits for ever. Ours names what stands in the way, and ends at the latest by its deadline',
    'waits, it: healthy': 'It saw the version before, which is healthy: ours was never begun. Ours is right',
    'waits, it: bad': 'What it takes for the end only waits for a person. Ours is right',
  },
  'argocd app wait': {
    'healthy, it: bad': 'It gives up at a state that passes. Ours is right',
    'healthy, it: waits':
      'It waits for an application that is Synced and Healthy as a whole, whatever keeps something else of it from that. Ours looks at the workloads of the image, and is right',
    'bad, it: healthy':
      'It believes what Argo CD showed when it came, of the revision before, or the parent of the child that failed. It knows no revision: ours is right',
    'bad, it: waits':
      'A failed sync, hook or rollout does not end it: it waits until its timeout. Ours tells it at once',
    'waits, it: healthy': 'It believes what Argo CD showed when it came, of the revision before. Ours is right',
    'waits, it: bad': 'What it takes for the end only waits for a person. Ours is right',
  },
};

const notThere = 'It ends where the object is not there yet. Ours waits for it until the deadline, and is right';

const words: Readonly<Record<Sort, string>> = { healthy: 'healthy', bad: 'failed', waits: 'still waits' };

function cellOf(beside: Beside | undefined): string {
  if (beside === undefined) return '';
  const sort = theirs(beside);
  return beside.said === '' || sort === 'healthy' ? words[sort] : `${words[sort]}: ${beside.said.slice(0, 160)}`;
}

/** How one scenario was told by the others: their cells, and where they differ, who is right and why; undefined where none watched. */
export function sideBySide(told: Told): readonly string[] | undefined {
  const { beside = [] } = told;
  if (beside.length === 0) return undefined;
  const [plugin, argoCd] = (['kubectl argo rollouts status', 'argocd app wait'] as const).map((tool) =>
    beside.find((one) => one.tool === tool),
  );
  const differences = beside.flatMap((one) => {
    const [own, other] = [ours(told), theirs(one)];
    if (own === other) return [];
    const isMissing = other === 'bad' && /not found|PermissionDenied/.test(one.said);
    return [`${one.tool}: ${isMissing ? notThere : (why[one.tool][`${own}, it: ${other}`] ?? 'they differ')}`];
  });
  return [cellOf(plugin), cellOf(argoCd), differences.length === 0 ? 'agree' : differences.join('. ')];
}

/** Whether every other tool came to the same. */
export function agrees(told: Told): boolean {
  return (told.beside ?? []).every((one) => theirs(one) === ours(told));
}
