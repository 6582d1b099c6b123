import { withoutUndefined } from '../data/fields.ts';
import type { ToldByCommit } from '../deployment/trailers.ts';
import type { CountedDeployment } from './deployment.ts';
import type { ReadRecord } from './record-reader.ts';

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
  records: readonly ReadRecord[],
): readonly CountedDeployment[] {
  if (commits.length === 0) return [];
  const revisions = new Set(records.map(({ counted }) => counted.revision));
  const unknown = commits
    .filter((one) => !revisions.has(one.revision) && !records.some((record) => isOf(one, record)))
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

/**
 * Whether a commit was made for a record: for its image or, when that was put back, for its source, while it was under way. That is asked
 * of every commit and every record: what is cheap comes first.
 */
function isOf({ image, source, at }: DeployingCommit, { counted, lastAt }: ReadRecord): boolean {
  const time = at.getTime();
  if (time < counted.startedAt.getTime() - clocksDiffer || time > lastAt.getTime() + clocksDiffer) return false;
  return versionOf(counted.image) === versionOf(image) || (source !== '' && counted.source === source);
}

/** An image by its tag, where it has one: what is put back is told without a digest. */
function versionOf(image: string): string {
  return image.replace(/(:[\w.-]+)@.*$/, '$1');
}
