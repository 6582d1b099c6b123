import type { ImageOfPlan } from '../../src/deployment/plan.ts';
import { createFiles } from '../../src/files/files.ts';
import { parseImageReference } from '../../src/image/reference.ts';
import type { Log } from '../../src/ports/log.ts';
import type { Registry } from '../../src/ports/registry.ts';
import { createRegistry } from '../../src/registry/registry.ts';
import { createRepositories } from '../../src/registry/repositories.ts';
import { Registry as Server } from '../../world/registry.ts';
import { never, TestClock } from '../clock.ts';
import { Pusher } from '../registry/images.ts';

export const commit = 'a'.repeat(40);
export const recipe = 'by=dockerfile context=.';
export const platforms = ['linux/amd64', 'linux/arm64'];

/** Labels as our builds of the commit have them. */
export const ours = { 'org.opencontainers.image.revision': commit, 'io.gitops-deploy.recipe': recipe };
export const amd64 = { os: 'linux', architecture: 'amd64' };
export const arm64 = { os: 'linux', architecture: 'arm64', variant: 'v8' };

/** A repository in a registry of its own, and what the stages of an image need to work on it. */
export class ImageStand implements AsyncDisposable {
  readonly #server: Server;
  readonly pusher: Pusher;
  readonly registry: Registry;
  readonly repository: string;
  readonly logged: string[] = [];
  readonly clock = new TestClock();

  private constructor(server: Server) {
    this.#server = server;
    this.repository = `${server.host}/acme/api`;
    this.pusher = new Pusher(server.host, 'acme/api');
    this.registry = createRegistry(
      createRepositories({ clock: new TestClock(), environment: {}, files: createFiles() }),
    );
  }

  static async open(): Promise<ImageStand> {
    return new ImageStand(await Server.start());
  }

  get ports() {
    const note = (message: string) => void this.logged.push(message);
    const log: Log = { debug: note, info: note, warning: note, error: note, mask: () => {} };
    const builder = async (): Promise<never> => {
      throw new Error('nothing is to be built');
    };
    return { registry: async () => this.registry, builder, log, clock: this.clock };
  }

  /** A plan for what was built before under these digests. */
  plan(image: Partial<ImageOfPlan['image']> = {}): ImageOfPlan {
    return {
      sourceUrl: 'https://github.com/acme/api',
      source: { commit, branch: 'main', date: '2026-01-01T00:00:00Z' },
      image: {
        repository: this.repository,
        tags: ['one', 'two'],
        immutableTags: true,
        plan: { from: 'digests', digests: [], platforms, recipe },
        ...image,
      },
    };
  }

  /** A run of the stages that need no more than an image. */
  run(image: Partial<ImageOfPlan['image']> = {}) {
    return { plan: this.plan(image), ports: this.ports, signal: never };
  }

  /** The parts of the repository's name. */
  get reference() {
    const parsed = parseImageReference(this.repository);
    if (typeof parsed === 'string') throw new Error(parsed);
    return parsed;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#server[Symbol.asyncDispose]();
  }
}
