import type { Diagnosis } from './diagnosis.ts';
import { answering } from './diagnosis.ts';
import type { BuilderFacts, PushRight, TrivyFacts } from './facts.ts';

/** Whether a Trivy is there, or can be had. */
export function judgeTrivy(facts: TrivyFacts): Diagnosis {
  const { fine, problem, unknown } = answering('trivy', 'trivy');
  switch (facts.state) {
    case 'found':
      return facts.wrong === undefined
        ? fine(`${facts.version} (${facts.program})`)
        : problem(
            `${facts.program}: ${facts.wrong}`,
            'remove it, and install another version; or `scan.trivy.source: download`',
          );
    case 'to-download':
      if (facts.answer === 'there') return fine(`it is downloaded from ${facts.url}`);
      return facts.answer === 'not-there'
        ? problem(`${facts.url} ${facts.message}`, 'correct `scan.trivy.version` or `scan.trivy.mirror`')
        : unknown(
            `${facts.url} ${facts.message}`,
            'let the runner reach it, name another by `scan.trivy.mirror`, or install Trivy in a step before',
          );
    case 'missing':
      return problem(facts.message, facts.remedy ?? 'install Trivy in a step before');
  }
}

/** What the age of the database is judged by. */
export interface DatabasePolicy {
  readonly maxAgeSeconds: number;
  /** Whether a newer one may be downloaded. */
  readonly mayDownload: boolean;
  readonly now: Date;
}

/** How old the database of vulnerabilities is. */
export function judgeDatabase(facts: TrivyFacts, { maxAgeSeconds, mayDownload, now }: DatabasePolicy): Diagnosis {
  const { fine, problem, unknown } = answering('trivy-database', 'trivy');
  const bring = 'bring a newer one, or let it be downloaded: without `scan.offline` and TRIVY_SKIP_DB_UPDATE';
  const database = facts.state === 'found' ? facts.database : undefined;
  if (database === undefined)
    return mayDownload
      ? unknown(
          'there is none yet: it is downloaded when something is scanned',
          'see that mirror.gcr.io or ghcr.io can be reached, or name mirrors in `scan.database.repositories`',
        )
      : problem('there is none, and none may be downloaded', bring);
  const days = Math.floor((now.getTime() - database.getTime()) / 86_400_000);
  const made = `of ${database.toISOString().slice(0, 10)}, ${days} day${days === 1 ? '' : 's'} old`;
  const isOld = now.getTime() - database.getTime() > maxAgeSeconds * 1000;
  if (isOld && !mayDownload) return problem(`${made}: older than \`scan.database.max-age\``, bring);
  return fine(isOld ? `${made}; a newer one is downloaded before a scan` : made);
}

/** Whether buildx and a builder that can push by digest are there. */
export function judgeBuilder(facts: BuilderFacts): Diagnosis {
  const { fine, problem, unknown } = answering('builder', 'buildx');
  if (facts.state === 'missing')
    return problem(facts.message, 'set it up in a step before: docker/setup-buildx-action');
  if (facts.state === 'to-make')
    return fine(`buildx ${facts.version}; a builder (${facts.driver}) is made for each build`);
  const driver = facts.driver === '' ? '' : ` (${facts.driver})`;
  const what = `buildx ${facts.version}, builder ${facts.builder}${driver}`;
  if (facts.driver === 'docker')
    return problem(
      `${what}: the one inside Docker Engine cannot push by digest alone`,
      'use docker/setup-buildx-action, or `image.builder: { driver: docker-container }`',
    );
  if (!facts.isRunning) return unknown(`${what} does not run`, `docker buildx inspect --bootstrap ${facts.builder}`);
  return fine(what);
}

/** Whether a builder can build for the platforms that are wanted. */
export function judgePlatforms(facts: BuilderFacts, wanted: readonly string[]): readonly Diagnosis[] {
  if (facts.state === 'missing' || wanted.length === 0) return [];
  const { fine, unknown } = answering('platforms', wanted.join(', '));
  const setUp =
    'set up QEMU in a step before (docker/setup-qemu-action), or build each platform on a runner of its own (docs/build-on-several-runners.md)';
  if (facts.state === 'to-make' || facts.platforms.length === 0)
    return [unknown('the builder does not tell its platforms before it runs', setUp)];
  const missing = wanted.filter((one) => !facts.platforms.includes(one));
  // what a Dockerfile compiles for another platform on this one needs no emulation
  if (missing.length > 0)
    return [
      unknown(`the builder runs nothing of ${missing.join(', ')}: a RUN of the Dockerfile for that would fail`, setUp),
    ];
  return [fine('the builder has them')];
}

/** What a registry said when it was asked for an image. */
export type Pulled =
  | { readonly state: 'there' | 'not-there'; readonly image: string }
  /** It let us in, and nobody knows which image to ask for. */
  | { readonly state: 'open' }
  | { readonly state: 'refused'; readonly message: string; readonly remedy: string };

/** Whether images can be pulled. */
export function judgePull(pulled: Pulled, repository: string): Diagnosis {
  const { fine, problem, unknown } = answering('registry', repository);
  switch (pulled.state) {
    case 'there':
      return fine(`lets us pull, and has ${pulled.image}`);
    case 'not-there':
      return problem(
        `no longer has ${pulled.image}, which runs`,
        'push it again, and see that nothing cleans up what is deployed: a new node could not pull it',
      );
    case 'open':
      return unknown(
        'lets us ask; which image runs is not known',
        'give a way to the cluster, so that the image that runs can be looked for',
      );
    case 'refused':
      return problem(pulled.message, pulled.remedy);
  }
}

/** Whether images can be pushed. */
export function judgePush({ right, why }: PushRight, repository: string): Diagnosis {
  const { fine, problem, unknown } = answering('push', repository);
  const logIn =
    'log in to it in a step before (docker/login-action), or give `registries`, with the permission to push (docs/permissions.md, "The registry")';
  if (right === 'granted') return fine(why);
  return right === 'refused' ? problem(why, logIn) : unknown(why, `see that the login may push: ${logIn}`);
}

/** Words of a template that differ from commit to commit. */
const own = ['sha', 'short-sha', 'date', 'digest', 'pull-request', 'branch'];

/** Whether each commit gets a tag of its own; `words` are those of a template. */
export function judgeTags(
  tags: readonly string[],
  { isImmutable, words }: { readonly isImmutable: boolean; readonly words: (template: string) => readonly string[] },
): Diagnosis {
  const { fine, problem } = answering('tags', tags.join(', '));
  const fixed = tags.filter((tag) => !words(tag).some((word) => own.includes(word)));
  if (fixed.length === 0) return fine('each commit has its own');
  if (isImmutable)
    return problem(
      `${fixed.join(', ')} is the same for every commit, and \`immutable-tags\` never moves a tag: the second deployment would be refused`,
      'put {{sha}} into it, or set `immutable-tags: false`',
    );
  return fine(`${fixed.join(', ')} is moved with each deployment`, 'with {{sha}} in the first tag it says what runs');
}
