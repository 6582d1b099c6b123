import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readRequest } from '../../src/inputs/request.ts';
import { noView } from '../../src/ports/view.ts';
import { runProgram } from '../../src/program/program.ts';
import type { Ended } from '../../src/report/report.ts';
import type { GitHubServer, TestRepository } from '../../world/github/server.ts';
import { startGitHub, token } from '../../world/github/server.ts';
import { Registry } from '../../world/registry.ts';
import type { Programs } from '../process/stub.ts';
import { programs } from '../process/stub.ts';

/** A Trivy that finds nothing. */
const cleanTrivy = `[ "$1" = version ] && echo '{"Version":"0.70.0"}'
while [ $# -gt 0 ]; do
  [ "$1" = --output ] && report="$2"
  image="$1"
  shift
done
[ -z "$report" ] || echo '{"SchemaVersion":2,"ArtifactName":"'"$image"'","Results":[]}' > "$report"`;

const configurationOf = (registry: string, more: string) => `application: api
image: {name: "${registry}/acme/api"}
scan: {scanners: [secret], trivy: {source: path}}
gitops: {repository: acme/gitops, allowed-paths: [app/**], transport: api}
${more}
environments:
  staging: {targets: [{name: here, edits: [{file: app/staging.yaml, path: .image.tag}], workloads: [{namespace: staging, name: api}]}]}
  production:
    comments: {allow: {deploy: [maintain], rollback: ["@acme/platform", alice], promote-full: [admin], release: []}}
    targets: [{name: here, edits: [{file: app/production.yaml, path: .image.tag}], workloads: [{namespace: production, name: api}]}]
`;

/** Somebody of each role. */
export const people = {
  read: 'reader',
  triage: 'triager',
  write: 'writer',
  maintain: 'maintainer',
  admin: 'boss',
} as const;

/** What an event tells otherwise than usual. */
export interface EventChanges {
  readonly action?: string;
  readonly comment?: Readonly<Record<string, unknown>>;
  readonly issue?: Readonly<Record<string, unknown>>;
  readonly sender?: string;
  readonly repository?: string;
}

/** One run of the action on a comment. */
export interface Reply {
  readonly ended: Ended;
  /** `METHOD path` of each request that the run has made. */
  readonly requests: readonly string[];
}

/**
 * People who talk under a pull request of an application, and the program that reads what they write: over the GitHub for tests, a
 * registry and real git.
 */
export class Talk implements AsyncDisposable {
  readonly github: GitHubServer;
  readonly source: TestRepository;
  readonly gitops: TestRepository;
  readonly registry: Registry;
  readonly logged: string[] = [];
  readonly #programs: Programs;
  readonly #clock: { now: number };
  readonly #folder = mkdtempSync(join(tmpdir(), 'talk-'));
  pullRequest = 0;
  run = 100;
  /** Who starts the runs; whoever wrote the comment unless given. */
  startedBy: string | undefined;

  private constructor(
    made: { readonly github: GitHubServer; readonly source: TestRepository; readonly gitops: TestRepository },
    registry: Registry,
    clock: { now: number },
  ) {
    this.github = made.github;
    this.source = made.source;
    this.gitops = made.gitops;
    this.registry = registry;
    this.#clock = clock;
    this.#programs = programs({ trivy: cleanTrivy });
  }

  /** `more` are lines of the configuration at the top. */
  static async open(more = ''): Promise<Talk> {
    const clock = { now: Date.parse('2026-03-01T12:00:00Z') };
    const github = await startGitHub({ clock: () => new Date(clock.now) });
    const registry = await Registry.start();
    const files = { '.gitops-deploy.yaml': configurationOf(registry.host, more) };
    const source = await github.addRepository('acme/api', files);
    const begin = 'image: {tag: one}\n';
    const gitops = await github.addRepository('acme/gitops', {
      'app/staging.yaml': begin,
      'app/production.yaml': begin,
    });
    const talk = new Talk({ github, source, gitops }, registry, clock);
    await talk.push('one');
    talk.pullRequest = await source.addPullRequest({ head: 'topic' });
    for (const [role, login] of Object.entries(people)) source.setRole(login, role);
    talk.pass(60);
    return talk;
  }

  /** Seconds go by. */
  pass(seconds: number): void {
    this.#clock.now += seconds * 1000;
  }

  /** Somebody pushes to the branch of the pull request, whatever date the commit bears; the answer is the commit. */
  push(text: string, date = new Date('2020-01-01T00:00:00Z')): Promise<string> {
    return this.source.commit({ topic: text }, `Topic ${text}`, { branch: 'topic', date });
  }

  /** The workflow of the pull request pushes the image of a commit. */
  pushImage(commit: string, revision: string | undefined = commit): void {
    const labels: Record<string, string> = { 'org.opencontainers.image.source': `${this.github.url}/acme/api` };
    if (revision !== undefined) labels['org.opencontainers.image.revision'] = revision;
    this.registry.prepare('acme/api', commit, labels);
  }

  /** Somebody writes a comment; the answer is its id. A second goes by. */
  write(author: string, body: string): number {
    const id = this.source.addComment(this.pullRequest, author, body);
    this.pass(1);
    return id;
  }

  /** The event that GitHub sends for a comment, as it is now. */
  eventOf(id: number, changes: EventChanges = {}): object {
    const found = this.source.comments(this.pullRequest).find((one) => one.id === id);
    const login = found?.creator ?? 'ghost';
    const type = login.endsWith('[bot]') ? 'Bot' : 'User';
    const { body, created_at, updated_at } = found ?? {};
    const own = { id, body, created_at, updated_at, user: { login, type }, performed_via_github_app: null };
    return {
      action: changes.action ?? 'created',
      comment: { ...own, ...changes.comment },
      issue: { number: this.pullRequest, locked: false, pull_request: { url: 'x' }, ...changes.issue },
      sender: { login: changes.sender ?? login },
      repository: { full_name: changes.repository ?? 'acme/api', default_branch: 'main' },
    };
  }

  /** Runs the action on an event; the same run again with `attempt`. */
  async reply(event: object, inputs: Readonly<Record<string, string>> = {}, signal?: AbortSignal): Promise<Reply> {
    this.run += 1;
    const path = join(this.#folder, 'event.json');
    writeFileSync(path, JSON.stringify(event));
    const note = (message: string) => void this.logged.push(message);
    const log = { debug: note, info: note, warning: note, error: note, mask: () => {} };
    const results = { output: () => {}, summary: async () => {}, remember: () => {}, forget: () => {}, show: note };
    const given = { command: 'comment', 'github-token': token, 'gitops-token': token, ...inputs };
    const raw = new Map(Object.entries(given).map(([name, value]) => [name, [value]] as const));
    const before = this.github.requests.length;
    const ended = await runProgram(readRequest({ raw: raw as never, problems: [] }, []), {
      environment: this.#environment(path),
      log,
      results,
      view: noView,
      hide: (text) => text,
      signal: signal ?? new AbortController().signal,
    });
    const requests = this.github.requests.slice(before).map(({ method, path: asked }) => `${method} ${asked}`);
    return { ended, requests };
  }

  /** Somebody writes a comment, and the action runs on it. */
  async say(author: string, body: string, changes: EventChanges = {}): Promise<Reply & { readonly id: number }> {
    const id = this.write(author, body);
    return { id, ...(await this.reply(this.eventOf(id, changes))) };
  }

  /** What we have written under the pull request besides the sticky comment. */
  answers(): readonly string[] {
    const all = this.source.comments(this.pullRequest).map(({ body }) => body);
    return all.filter((body) => body.startsWith('<!-- gitops-deploy:answer:'));
  }

  /** The tag that Git names in an environment. */
  tag(environment: string): string {
    return /tag: ([^\s}]+)/.exec(this.gitops.show('main', `app/${environment}.yaml`) ?? '')?.[1] ?? '';
  }

  #environment(event: string): Readonly<Record<string, string>> {
    return {
      PATH: `${this.#programs.path}:${process.env['PATH'] ?? ''}`,
      HOME: this.#folder,
      RUNNER_TEMP: this.#folder,
      GITHUB_WORKSPACE: join(this.#folder, 'work'),
      GITHUB_EVENT_NAME: 'issue_comment',
      GITHUB_EVENT_PATH: event,
      GITHUB_REPOSITORY: 'acme/api',
      GITHUB_API_URL: this.github.apiUrl,
      GITHUB_SERVER_URL: this.github.url,
      GITHUB_SHA: this.source.head(),
      GITHUB_REF_NAME: 'main',
      GITHUB_RUN_ID: String(this.run),
      GITHUB_RUN_ATTEMPT: '1',
      GITHUB_ACTOR: 'somebody-else',
      ...(this.startedBy === undefined ? {} : { GITHUB_TRIGGERING_ACTOR: this.startedBy }),
    };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    rmSync(this.#folder, { recursive: true, force: true });
    this.#programs[Symbol.dispose]();
    await this.registry[Symbol.asyncDispose]();
    await this.github[Symbol.asyncDispose]();
  }
}
