import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { GitHubServer, TestRepository } from '../../world/github/server.ts';
import { startGitHub, token } from '../../world/github/server.ts';
import type { StepOptions } from '../action/runner.ts';
import { Step } from '../action/runner.ts';
import { Pusher } from '../registry/images.ts';
import { bareRepository, folderWith, git, world } from './world.ts';

/** Programs that a step of a Dockerfile needs, of this machine. */
const programs = ['sh', 'cat', 'mkdir', 'sleep'];

/**
 * The files of a small Debian: of this machine, since nothing can be pulled. Programs with the libraries that they load, and what a
 * scanner reads to know which packages there are.
 */
function rootFilesystem(): string {
  const folder = mkdtempSync(join(tmpdir(), 'rootfs-'));
  const binaries = programs.map((name) => realpathSync(execFileSync('which', [name], { encoding: 'utf8' }).trim()));
  const libraries = binaries.flatMap((file) =>
    [...execFileSync('ldd', [file], { encoding: 'utf8' }).matchAll(/(\/\S+) \(0x/g)].map(([, path = '']) => path),
  );
  const files = [
    ...binaries.map((file, index) => [file, `usr/bin/${programs[index]}`] as const),
    ...[...new Set(libraries)].map((file) => [file, file.replace(/^\/lib/, 'usr/lib').replace(/^\//, '')] as const),
    ['/etc/os-release', 'etc/os-release'] as const,
    ['/etc/debian_version', 'etc/debian_version'] as const,
    ['/var/lib/dpkg/status', 'var/lib/dpkg/status'] as const,
  ];
  for (const [from, to] of files) {
    mkdirSync(dirname(join(folder, to)), { recursive: true });
    copyFileSync(from, join(folder, to));
  }
  for (const name of ['bin', 'lib', 'lib64']) execFileSync('ln', ['-s', `usr/${name}`, join(folder, name)]);
  return folder;
}

/** An application that is built in a stage of its own, on the runner's platform, for both platforms. */
function dockerfile(base: string): string {
  return `FROM --platform=$BUILDPLATFORM ${base} AS build
COPY src /src
# what runs again leaves another id
RUN mkdir /out && cat /src/main.js /src/page.js > /out/server.js && cat /proc/sys/kernel/random/uuid > /out/id
FROM ${base}
ARG TARGETARCH
COPY --from=build /out /app
COPY node_modules /app/node_modules
ENV ARCHITECTURE=$TARGETARCH
CMD ["/app/server.js"]
`;
}

/** A file that names a package as npm leaves it. */
export function npmPackage(name: string, version: string): Readonly<Record<string, string>> {
  return { [`node_modules/${name}/package.json`]: `${JSON.stringify({ name, version, license: 'MIT' })}\n` };
}

/** A step in a checkout of its own. */
class ImageStep extends Step {
  readonly #file: string;

  constructor(options: StepOptions) {
    super(options);
    this.#file = join(options.folder, '.gitops-deploy.yaml');
  }

  get configuration(): string {
    return readFileSync(this.#file, 'utf8');
  }

  configure(text: string): void {
    writeFileSync(this.#file, text);
  }
}

/** One application on real parts, of which nothing is watched: sources on the GitHub for tests, images in the registry, a GitOps repository. */
export class ImageShop implements AsyncDisposable {
  readonly github: GitHubServer;
  readonly source: TestRepository;
  readonly repository: string;
  readonly pusher: Pusher;
  readonly #gitops: string;
  readonly #name: string;
  readonly #folders: string[] = [];
  #runs = 100;

  private constructor(name: string, github: GitHubServer, source: TestRepository) {
    this.#name = name;
    this.github = github;
    this.source = source;
    this.repository = `${world.registry}/acme/${name}`;
    this.pusher = new Pusher(world.registry, `acme/${name}`);
    this.#gitops = `${world.gitRoot}/${name}.git`;
  }

  static async open(name: string): Promise<ImageShop> {
    const github = await startGitHub();
    const source = await github.addRepository('acme/images', { README: 'x' });
    const shop = new ImageShop(name, github, source);
    shop.#makeBase();
    bareRepository(name, { 'app/values.yaml': 'image:\n  tag: first # ours\n' });
    return shop;
  }

  /** Where the base image stands. */
  get base(): string {
    return `${this.repository}-base:12`;
  }

  #makeBase(): void {
    const root = rootFilesystem();
    this.#folders.push(root);
    const file = join(folderWith({ Dockerfile: 'FROM scratch\nCOPY . /\n' }), 'Dockerfile');
    const output = `type=image,name=${this.base},push=true`;
    const words = ['build', '--platform', 'linux/amd64,linux/arm64', '--provenance=false', '--output', output];
    execFileSync('buildx', [...words, '--file', file, root], { stdio: 'ignore' });
  }

  /** A commit of the application on `main`, with files besides. */
  async commit(message: string, files: Readonly<Record<string, string>> = {}): Promise<string> {
    const sha = await this.source.commit(
      {
        Dockerfile: dockerfile(this.base),
        'src/main.js': `// ${message}\nrequire("http").createServer(page).listen(8080)\n`,
        'src/page.js': 'function page(_, answer) { answer.end("hello") }\n',
        ...npmPackage('lodash', '4.17.21'),
        '.gitops-deploy.yaml': `application: images
image: {name: "${this.repository}", platforms: [linux/amd64, linux/arm64], sbom: false}
gitops: {repository: "${world.gitUrl}/${this.#name}.git", allowed-paths: [app/**]}
environments:
  staging: {targets: [{name: here, edits: [{file: app/values.yaml, path: .image.tag}]}]}
`,
        ...files,
      },
      message,
      { branch: 'main' },
    );
    return sha;
  }

  /** A run of the built action on a push of the commit; its checkout may be given another configuration. */
  step(
    commit: string,
    inputs: Readonly<Record<string, string>>,
    variables: Readonly<Record<string, string>> = {},
  ): ImageStep {
    this.#runs += 1;
    const folder = this.folder();
    execFileSync('git', ['clone', '--quiet', this.source.path, folder], { stdio: 'ignore' });
    execFileSync('git', ['-C', folder, 'checkout', '--quiet', '--detach', commit], { stdio: 'ignore' });
    const kept = Object.entries(process.env).filter(([key]) => /^(BUILDX_|DOCKER_|TRIVY_|NO_PROXY$)/.test(key));
    this.source.addRun({ id: this.#runs, status: 'in_progress' });
    return new ImageStep({
      folder,
      token,
      inputs,
      environment: {
        ...Object.fromEntries(kept.map(([key, value]) => [key, value ?? ''])),
        GITHUB_REPOSITORY: 'acme/images',
        GITHUB_API_URL: this.github.apiUrl,
        GITHUB_SERVER_URL: this.github.url,
        GITHUB_SHA: commit,
        GITHUB_REF_NAME: 'main',
        GITHUB_EVENT_NAME: 'push',
        GITHUB_RUN_ID: String(this.#runs),
        GITHUB_RUN_ATTEMPT: '1',
        ...variables,
      },
    });
  }

  /** A folder of its own, gone when the shop closes. */
  folder(): string {
    const folder = mkdtempSync(join(tmpdir(), 'images-'));
    this.#folders.push(folder);
    return folder;
  }

  /** What the GitOps repository holds: its commit, and the tag that it names. */
  gitops(): { readonly head: string; readonly tag: string } {
    const text = git(this.#gitops, 'show', 'main:app/values.yaml');
    return { head: git(this.#gitops, 'rev-parse', 'main'), tag: /tag: "?([^"\s]+)/.exec(text)?.[1] ?? '' };
  }

  /** The newest status of a commit. */
  status(commit: string): string | undefined {
    return this.source.statuses(commit).at(-1)?.state;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const folder of this.#folders) rmSync(folder, { recursive: true, force: true });
    await this.github[Symbol.asyncDispose]();
  }
}
