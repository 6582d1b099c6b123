import type { Listing, ResourceType } from '../ports/cluster.ts';
import type { ApplicationOptions } from './application-watch.ts';
import { ApplicationWatch } from './application-watch.ts';
import { childrenOf } from './managed.ts';

interface Child {
  readonly watch: ApplicationWatch;
  readonly end: AbortController;
  readonly ended: Promise<void>;
}

/** One Application with those that it manages (an app of apps), as one. */
export class ApplicationFamily {
  readonly #options: ApplicationOptions;
  readonly #parent: ApplicationWatch;
  readonly #children = new Map<string, Child>();

  constructor(options: ApplicationOptions) {
    this.#options = options;
    this.#parent = new ApplicationWatch({ ...options, onChange: () => this.#follow() });
  }

  /** Runs until the signal is aborted; never rejects. */
  async run(): Promise<void> {
    await this.#parent.run();
    await Promise.all([...this.#children.values()].map(({ ended }) => ended));
  }

  /** What is known of a type; undefined before everybody has answered. */
  listing(type: ResourceType): Listing | undefined {
    const listings = this.#all.map((one) => (type.resource === 'applications' ? one.application : one.listing(type)));
    const [own, ...others] = listings;
    if (own?.state !== 'listed') return own;
    if (this.#all.some(({ hasAnswered }) => !hasAnswered)) return undefined;
    return others.reduce<Listing>((all, other) => joined(all, other), own);
  }

  get #all(): readonly ApplicationWatch[] {
    return [this.#parent, ...[...this.#children.values()].map(({ watch }) => watch)];
  }

  #follow(): void {
    const { sought, signal, onChange } = this.#options;
    const names = new Set(childrenOf(this.#parent.object, sought));
    for (const [name, { end }] of this.#children) {
      if (names.has(name)) continue;
      end.abort();
      this.#children.delete(name);
    }
    for (const name of names) if (!this.#children.has(name)) this.#children.set(name, this.#open(name, signal));
    onChange();
  }

  #open(name: string, signal: AbortSignal): Child {
    const { namespace } = this.#options.sought;
    const end = new AbortController();
    const watch = new ApplicationWatch({
      ...this.#options,
      sought: { namespace, name, project: this.#options.sought.project },
      isChild: true,
      signal: AbortSignal.any([signal, end.signal]),
    });
    return { watch, end, ended: watch.run() };
  }
}

/** What parent and child show together. What of a child cannot be seen is missing; what nobody answers for makes all old. */
function joined(all: Listing, other: Listing | undefined): Listing {
  if (other === undefined || !('objects' in all)) return all;
  if (other.state === 'listed') {
    const objects = [...all.objects, ...other.objects];
    return all.state === 'listed' && other.isBehind === true
      ? { ...all, isBehind: true, objects }
      : { ...all, objects };
  }
  if (other.state === 'unreachable') return { ...other, objects: [...all.objects, ...other.objects] };
  return other.state === 'forbidden' && all.objects.length === 0 ? other : all;
}
