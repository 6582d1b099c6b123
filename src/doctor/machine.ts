import type { Diagnosis } from './diagnosis.ts';
import { answering } from './diagnosis.ts';
import type { ClockReading, MachineFacts } from './facts.ts';

/** Bytes that a build, a scan and a database of Trivy take at least. */
const leastFree = 2_000_000_000;
/** Seconds that clocks may differ: GitHub takes the proof of an App from no clock that is more than 60 s ahead. */
const mostApart = 30;

/** Whether this machine is enough. */
export function judgeMachine(facts: MachineFacts, needs: { readonly git: boolean }): Diagnosis {
  const { fine, problem } = answering('runner', 'runner');
  const major = Number(facts.node.split('.')[0]);
  if (major < 20)
    return problem(`Node ${facts.node} is too old`, 'use Node 20 or newer, such as by actions/setup-node');
  if (needs.git && facts.git === undefined)
    return problem(
      'git cannot be run, and the GitOps repository is reached by it',
      'install git, or use `gitops.transport: api`',
    );
  const free = `${Math.floor(facts.freeBytes / 1e9)} GB free in ${facts.folder}`;
  if (facts.freeBytes < leastFree)
    return problem(`only ${free}`, 'free some: a build and the database of Trivy need 2 GB and more');
  return fine(`Node ${facts.node}, ${facts.git === undefined ? 'no git' : `git ${facts.git}`}, ${free}`);
}

/** Whether our clock agrees with others. */
export function judgeClock(readings: readonly ClockReading[]): readonly Diagnosis[] {
  if (readings.length === 0)
    return [answering('clock', 'clock').unknown('nobody told the time', 'see that GitHub or a cluster can be reached')];
  return readings.map(({ of, aheadSeconds }) => {
    const { fine, problem } = answering('clock', of);
    const apart = Math.round(Math.abs(aheadSeconds));
    if (apart <= mostApart) return fine(apart <= 2 ? 'agrees with ours' : `${apart} s apart from ours`);
    const how = aheadSeconds > 0 ? 'ahead of' : 'behind';
    return problem(
      `our clock is ${apart} s ${how} it`,
      'set the clock of the runner: let it follow NTP (`timedatectl set-ntp true`)',
    );
  });
}
