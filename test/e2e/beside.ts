import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';

/** What another tool said of the same rollout, watched at the same time. */
export interface Beside {
  readonly tool: 'kubectl argo rollouts status' | 'argocd app wait';
  /** Undefined where it was still waiting when ours had ended. */
  readonly exit: number | undefined;
  /** The last line that it printed. */
  readonly said: string;
}

/** Milliseconds that another tool may take longer than ours. */
const longer = 3000;

function valuesOf(words: readonly string[], flag: string): readonly string[] {
  return words.flatMap((word, index) => (word === flag ? [words[index + 1] ?? ''] : []));
}

/** The same watch in the words of the other tools, which know one Rollout or one Application. */
function commandsFor(words: readonly string[]): readonly (readonly [Beside['tool'], readonly string[]])[] {
  const [rollout, ...more] = [
    ...valuesOf(words, '--rollout'),
    ...valuesOf(words, '--workload').flatMap((one) =>
      one.startsWith('Rollout/') ? [one.slice('Rollout/'.length)] : [],
    ),
  ];
  const [application] = valuesOf(words, '--argocd-application');
  const [namespace = '', name = ''] = rollout?.split('/') ?? [];
  const isAlone = rollout !== undefined && more.length === 0;
  return [
    ...(isAlone
      ? [
          [
            'kubectl argo rollouts status',
            ['kubectl', 'argo', 'rollouts', 'status', name, '-n', namespace, '--watch'],
          ] as const,
        ]
      : []),
    ...(application === undefined
      ? []
      : [['argocd app wait', ['argocd', 'app', 'wait', application.split('/')[1] ?? '']] as const]),
  ];
}

class Other {
  readonly #tool: Beside['tool'];
  readonly #child: ChildProcess;
  readonly #ended: Promise<number | undefined>;
  #output = '';

  constructor(tool: Beside['tool'], [program = '', ...words]: readonly string[], environment: NodeJS.ProcessEnv) {
    this.#tool = tool;
    this.#child = spawn(program, words, { env: environment, stdio: ['ignore', 'pipe', 'pipe'] });
    for (const stream of [this.#child.stdout, this.#child.stderr])
      stream?.on('data', (chunk: Buffer) => {
        this.#output += chunk;
      });
    this.#ended = new Promise((resolve) => this.#child.on('close', (code) => resolve(code ?? undefined)));
  }

  /** How it has ended; what still waits a while after us is ended. */
  async end(): Promise<Beside> {
    const late = setTimeout(() => this.#child.kill('SIGKILL'), longer);
    const exit = await this.#ended;
    clearTimeout(late);
    // what its client library logs as it ends is no word of its own
    const lines = this.#output.split('\n').filter((line) => line.trim() !== '' && !line.startsWith('time='));
    return { tool: this.#tool, exit, said: lines.at(-1)?.trim() ?? '' };
  }
}

/** Lets the other tools watch what our command line is about to watch; the answer ends them. */
export function watchBeside(
  words: readonly string[],
  environment: NodeJS.ProcessEnv,
): () => Promise<readonly Beside[]> {
  const [kubeconfig = environment['KUBECONFIG']] = valuesOf(words, '--kubeconfig');
  const isAsked = environment['VERDICTS_BESIDE'] !== undefined && words[0] === 'watch';
  const commands = isAsked ? commandsFor(words) : [];
  const others = commands.map(
    ([tool, command]) =>
      new Other(tool, command, { ...environment, ...(kubeconfig === undefined ? {} : { KUBECONFIG: kubeconfig }) }),
  );
  return () => Promise.all(others.map((one) => one.end()));
}
