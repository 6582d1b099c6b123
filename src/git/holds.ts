import { DeployError } from '../errors.ts';
import { isFields, numberAt, textAt, timeAt, withoutUndefined } from '../kubernetes/fields.ts';
import type { Hold, Holds } from '../ports/holds.ts';
import { pushRef } from './push.ts';
import type { Network } from './transport.ts';
import { failure, talk } from './transport.ts';

/** Closes an environment for every application. */
const everyApplication = '_all';

/** A hold as it was found, with the commit that its ref points at. */
interface Found {
  readonly hold: Hold;
  readonly commit: string;
}

/** The ref of a hold; throws `bad-input` where a name cannot be part of one (git-check-ref-format). */
export function holdRef(application: string, environment: string): string {
  const wrong = [application, environment].find(
    (name) => !/^[A-Za-z0-9_][A-Za-z0-9._-]*$/.test(name) || /\.\.|\.lock$|\.$/.test(name),
  );
  if (wrong === undefined) return `refs/gitops-deploy/holds/${application}/${environment}`;
  throw new DeployError('bad-input', { stage: 'inputs', message: `"${wrong}" cannot be part of the name of a ref` });
}

/** Holds as refs of the GitOps repository: created and removed with a lease, so that two never both win. */
export class GitHolds implements Holds {
  readonly #network: Network;

  constructor(network: Network) {
    this.#network = network;
  }

  async find(application: string, environment: string, signal: AbortSignal): Promise<Hold | undefined> {
    const found = await this.#look([application, everyApplication], environment, signal);
    return found.find(({ hold }) => !this.#isOver(hold))?.hold;
  }

  async place(hold: Hold, signal: AbortSignal): ReturnType<Holds['place']> {
    const [there] = await this.#look([hold.application], hold.environment, signal);
    if (there !== undefined && !this.#isOver(there.hold)) return { result: 'already-held', hold: there.hold };
    const revision = await this.#write(hold, signal);
    const ref = holdRef(hold.application, hold.environment);
    const result = await pushRef(this.#network, { ref, revision, expected: there?.commit ?? 'nothing' }, signal);
    if (result.result === 'committed') return { result: 'placed', hold };
    if (result.result === 'refused')
      throw new DeployError('forbidden', { stage: 'write', message: `cannot hold: ${result.message}` });
    const [winner] = await this.#look([hold.application], hold.environment, signal);
    return winner === undefined ? this.place(hold, signal) : { result: 'already-held', hold: winner.hold };
  }

  async release(application: string, environment: string, signal: AbortSignal): Promise<Hold | undefined> {
    const [there] = await this.#look([application], environment, signal);
    if (there === undefined) return undefined;
    const update = { ref: holdRef(application, environment), revision: undefined, expected: there.commit };
    const result = await pushRef(this.#network, update, signal);
    if (result.result === 'refused')
      throw new DeployError('forbidden', { stage: 'write', message: `cannot release: ${result.message}` });
    return result.result === 'lost-race' ? this.release(application, environment, signal) : there.hold;
  }

  #isOver(hold: Hold): boolean {
    return hold.until !== undefined && hold.until <= this.#network.clock.now();
  }

  async #look(applications: readonly string[], environment: string, signal: AbortSignal): Promise<readonly Found[]> {
    const { git } = this.#network;
    const refs = applications.map((application) => holdRef(application, environment));
    const listed = await talk(this.#network, signal, () =>
      git.run({ arguments: ['ls-remote', 'origin', ...refs], signal }),
    );
    if (listed.exit !== 0) throw failure(this.#network, listed, 'cannot read the holds of');
    const lines = listed.stdout
      .toString()
      .split('\n')
      .filter((line) => line !== '');
    const found: Found[] = [];
    for (const [index, ref] of refs.entries()) {
      const commit = lines.find((line) => line.endsWith(`\t${ref}`))?.split('\t')[0];
      if (commit === undefined) continue;
      const hold = await this.#read(commit, { application: applications[index] ?? '', environment }, signal);
      found.push({ hold, commit });
    }
    return found;
  }

  /** Fails closed: whatever stands at the ref holds the environment, even if it cannot be read. */
  async #read(commit: string, scope: { application: string; environment: string }, signal: AbortSignal): Promise<Hold> {
    const { git } = this.#network;
    const fetched = await talk(this.#network, signal, () =>
      git.run({ arguments: ['fetch', '--quiet', '--no-tags', '--depth=1', 'origin', commit], signal }),
    );
    const shown = fetched.exit === 0 ? await git.run({ arguments: ['cat-file', 'commit', commit], signal }) : fetched;
    const message = shown.stdout.toString();
    return parseHold(message.slice(message.indexOf('\n\n') + 2), scope) ?? unreadable(scope);
  }

  async #write(hold: Hold, signal: AbortSignal): Promise<string> {
    const { git, clock } = this.#network;
    const tree = await git.must({ arguments: ['hash-object', '-t', 'tree', '-w', '--stdin'], input: '', signal });
    const who = { name: 'gitops-deploy', email: 'gitops-deploy@users.noreply.github.com' };
    const date = `${Math.floor(clock.now().getTime() / 1000)} +0000`;
    const commit = await git.must({
      arguments: ['commit-tree', tree.toString().trim(), '-F', '-'],
      input: printHold(hold),
      variables: {
        GIT_AUTHOR_NAME: who.name,
        GIT_AUTHOR_EMAIL: who.email,
        GIT_AUTHOR_DATE: date,
        GIT_COMMITTER_NAME: who.name,
        GIT_COMMITTER_EMAIL: who.email,
        GIT_COMMITTER_DATE: date,
      },
      signal,
    });
    return commit.toString().trim();
  }
}

function printHold(hold: Hold): string {
  const { application, environment, owner, reason } = hold;
  const body = JSON.stringify({ version: 1, ...hold }, undefined, 2);
  return `Hold ${application} in ${environment}: ${reason.replaceAll(/\s+/g, ' ')} (${owner})\n\n${body}\n`;
}

function parseHold(message: string, scope: { application: string; environment: string }): Hold | undefined {
  const data = parseJson(message.slice(message.indexOf('{')));
  const owner = textAt(data, 'owner');
  const since = timeAt(data, 'since');
  if (!isFields(data) || owner === undefined || since === undefined) return undefined;
  const optional = { until: timeAt(data, 'until'), url: textAt(data, 'url'), record: numberAt(data, 'record') };
  return { ...scope, owner, since, reason: textAt(data, 'reason') ?? '', ...withoutUndefined(optional) };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function unreadable(scope: { application: string; environment: string }): Hold {
  return { ...scope, owner: 'somebody', reason: 'the hold cannot be read', since: new Date(0) };
}
