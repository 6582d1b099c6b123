import { withoutUndefined } from '../data/fields.ts';
import type { RecordHistory } from '../deployment/record.ts';
import type { ToldByCommit } from '../deployment/trailers.ts';
import type { CountedDeployment } from './deployment.ts';

/** A commit of the GitOps repository that says that it deploys something. */
export interface DeployingCommit extends ToldByCommit {
  readonly revision: string;
  /** When it was committed. */
  readonly at: Date;
}

/** Milliseconds by which the clock that dated a commit and the one that dated a record may differ. */
const clocksDiffer = 300_000;

/** The deployments of one environment that no record tells of, the oldest first. Commits of one image after each other are one: waves. */
export function countFromGit(
  commits: readonly DeployingCommit[],
  histories: readonly RecordHistory[],
): readonly CountedDeployment[] {
  const revisions = new Set(histories.flatMap(({ notes }) => notes.flatMap(({ note }) => note.revision ?? [])));
  const unknown = commits
    .filter((one) => !revisions.has(one.revision) && !histories.some((record) => isOf(one, record)))
    .toSorted((one, other) => one.at.getTime() - other.at.getTime());
  const counted: CountedDeployment[] = [];
  const before = new Set<string>();
  let standing: string | undefined;
  for (const one of unknown) {
    const version = versionOf(one.image);
    if (version === standing) continue;
    counted.push(countedOf(one, before.has(version)));
    before.add(version);
    standing = version;
  }
  return counted;
}

function countedOf(commit: DeployingCommit, isBack: boolean): CountedDeployment {
  const { application, environment, kind, image, source, revision, at, by, run } = commit;
  const nature = kind === 'rollback' ? 'rollback' : isBack ? 'revert' : 'change';
  return {
    application,
    environment,
    revision,
    nature,
    end: 'from-git',
    image,
    source,
    startedAt: at,
    writtenAt: at,
    isRework: nature !== 'change',
    ...withoutUndefined({ by, url: run }),
  };
}

/** Whether a commit was made for a record: for its image or, when that was put back, for its source, while it was under way. */
function isOf({ image, source, at }: DeployingCommit, { payload, createdAt, notes }: RecordHistory): boolean {
  const isSame = versionOf(payload.image) === versionOf(image) || (source !== '' && payload.source === source);
  const end = notes.at(-1)?.at ?? createdAt;
  return isSame && at.getTime() >= createdAt.getTime() - clocksDiffer && at.getTime() <= end.getTime() + clocksDiffer;
}

/** An image by its tag, where it has one: what is put back is told without a digest. */
function versionOf(image: string): string {
  return image.replace(/(:[\w.-]+)@.*$/, '$1');
}
