import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { WatchRecording } from '../rollout/watches/recording.ts';

/** What a deployment watches, as far as it is known before it begins. */
export interface Deployed {
  readonly application: string;
  readonly namespace: string;
  readonly onPause: string;
  readonly timeout: string;
}

type Known = Pick<WatchRecording, 'relations' | 'isPutBack'>;

/** What the watch of one deployment sees, as a recording of `watch` for the same; only in a run that records. */
export class DeployRecording {
  readonly #file = join(mkdtempSync(join(tmpdir(), 'watch-')), 'watch.json');
  readonly #words: readonly string[];

  private constructor({ application, namespace, onPause, timeout }: Deployed) {
    const where = ['--rollout', `${namespace}/api`, '--argocd-application', `argocd/${application}`];
    this.#words = ['watch', ...where, '--on-pause', onPause, '--timeout', timeout];
  }

  static of(deployed: Deployed): DeployRecording | undefined {
    return process.env['VERDICTS_RECORD'] === undefined ? undefined : new DeployRecording(deployed);
  }

  /** For the action that is recorded. */
  get environment(): Readonly<Record<string, string>> {
    return { VERDICTS_RECORD_INTO: this.#file, VERDICTS_RECORD_WORDS: JSON.stringify(this.#words) };
  }

  /** The file, complete; undefined where nothing was watched. */
  finish(end: { readonly image?: string; readonly revision?: string }, know: (commits: readonly string[]) => Known) {
    const { image, revision } = end;
    if (image === undefined || revision === undefined || !existsSync(this.#file)) return undefined;
    const text = readFileSync(this.#file, 'utf8');
    const recording = onlyWatch(JSON.parse(text));
    const commits = [...new Set(text.match(/\b[0-9a-f]{40}\b/g))].filter((commit) => commit !== revision);
    const words = [...this.#words, '--image', image, '--revision', revision];
    writeFileSync(this.#file, JSON.stringify({ ...recording, ...know(commits), words }));
    return this.#file;
  }
}

/** Without what was looked at before the watch began, such as whether the Rollouts are there. */
function onlyWatch(recording: WatchRecording): WatchRecording {
  const { streams, events, begun } = recording;
  const counts = streams.map((_, stream) => events.filter((event) => event.stream === stream).length);
  const first = counts.indexOf(Math.max(...counts));
  const own = events.filter(({ stream }) => stream >= first);
  const offset = own[0]?.after ?? 0;
  return {
    ...recording,
    begun: begun + offset,
    streams: streams.slice(first),
    events: own.map((event) => ({ ...event, stream: event.stream - first, after: event.after - offset })),
  };
}
