import { writeFileSync } from 'node:fs';
import { isFields, listAt, textAt } from '../../src/data/fields.ts';
import { DeployError } from '../../src/errors.ts';
import type { Cluster, ClusterState, KubernetesObject, Listing, ResourceType } from '../../src/ports/cluster.ts';
import type { Answer, ContainerRun, EventsAbout, Questions } from '../../src/ports/questions.ts';
import type { PatchRefusal, WatchEvent, WatchRecording } from '../rollout/watches/recording.ts';
import { questionKey, stateChange, storable, withoutNames } from '../rollout/watches/recording.ts';

/** Records what a command sees of a cluster, as it sees it. */
export class WatchRecorder {
  readonly #words: readonly string[];
  readonly #streams: (readonly ResourceType[])[] = [];
  readonly #events: WatchEvent[] = [];
  readonly #patches: (PatchRefusal | null)[] = [];
  readonly #answers: Record<string, Answer<unknown>> = {};
  #begun = 0;

  constructor(words: readonly string[]) {
    const place = words.indexOf('--kubeconfig');
    this.#words = place < 0 ? words : words.toSpliced(place, 2);
  }

  /** Stands between the command and a cluster. */
  readonly lens = (cluster: Cluster): Cluster => ({
    watch: (types, signal) => this.#watch(cluster, types, signal),
    steer: (...given) => this.#sent(cluster.steer(...given)),
    nudge: (...given) => this.#sent(cluster.nudge(...given)),
    refresh: (...given) => this.#sent(cluster.refresh(...given)),
    sync: (...given) => this.#sent(cluster.sync(...given)),
    ...(cluster.questions === undefined ? {} : { questions: this.#asking(cluster.questions) }),
    ...(cluster.inventory === undefined ? {} : { inventory: cluster.inventory }),
  });

  /** Writes what was recorded, if anything was. */
  write(file: string): void {
    if (this.#events.length === 0) return;
    const recording: WatchRecording = {
      words: this.#words,
      begun: this.#begun,
      streams: this.#streams,
      events: this.#events,
      patches: this.#patches,
      answers: this.#answers,
    };
    writeFileSync(file, JSON.stringify(recording));
  }

  #asking(questions: Questions): Questions {
    const keep = async <T>(asked: ContainerRun | EventsAbout, answering: Promise<Answer<T>>) => {
      const answer = await answering;
      this.#answers[questionKey(asked)] = answer;
      return answer;
    };
    return {
      log: (of, signal) => keep(of, questions.log(of, signal)),
      events: (about, signal) => keep(about, questions.events(about, signal)),
    };
  }

  async *#watch(cluster: Cluster, types: readonly ResourceType[], signal: AbortSignal): AsyncGenerator<ClusterState> {
    if (this.#streams.length === 0) this.#begun = Date.now();
    const stream = this.#streams.push(types.map(withoutNames)) - 1;
    let before: unknown;
    for await (const state of cluster.watch(types, signal)) {
      const now = storable(state.listings.map((listing, index) => this.#concerned(listing, types[index])));
      const change = stateChange(before, now);
      before = now;
      const after = Date.now() - this.#begun;
      this.#events.push({ stream, after, ...(change === undefined ? {} : { change }) });
      yield state;
    }
  }

  /** Of the Applications of a namespace, which tests that run at the same time share, the one that is asked for and its children. */
  #concerned(listing: Listing, type: ResourceType | undefined): Listing {
    if (type?.resource !== 'applications' || !('objects' in listing)) return listing;
    const asked = this.#words[this.#words.indexOf('--argocd-application') + 1]?.split('/')[1];
    const own = listing.objects.find(({ metadata }) => metadata.name === asked);
    const names = new Set([asked, ...childrenOf(own)]);
    return { ...listing, objects: listing.objects.filter(({ metadata }) => names.has(metadata.name)) };
  }

  async #sent<T>(sending: Promise<T>): Promise<T> {
    try {
      const answer = await sending;
      this.#patches.push(null);
      return answer;
    } catch (error) {
      const { code, message } = error instanceof DeployError ? error : { code: 'cluster-unreachable', message: '' };
      this.#patches.push({ code, message });
      throw error;
    }
  }
}

function childrenOf(application: KubernetesObject | undefined): readonly string[] {
  return listAt(application, 'status', 'resources')
    .filter((resource) => isFields(resource) && textAt(resource, 'kind') === 'Application')
    .map((resource) => textAt(resource, 'name') ?? '');
}
