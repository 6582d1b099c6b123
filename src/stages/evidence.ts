import type { ApplicationConfiguration } from '../configuration/schema.ts';
import type { Evidence } from '../delivery/deliver.ts';
import type { DeployingCommit } from '../delivery/from-git.ts';
import type { ReadRecord } from '../delivery/record-reader.ts';
import { RecordReader } from '../delivery/record-reader.ts';
import type { RecordHistory } from '../deployment/record.ts';
import { readCommitMessage } from '../deployment/trailers.ts';
import type { Ports } from '../ports/index.ts';

/** Records of an application that are read at most: two requests for each hundred, and a job's token has a thousand an hour. */
const mostRecords = 10_000;

/** Commits of a GitOps repository that are read at most: one request for each hundred. */
const mostCommits = 3000;

/** Of which application evidence is gathered, since when, and with what. */
export interface Gathering {
  readonly configuration: ApplicationConfiguration;
  readonly environment: string | undefined;
  readonly since: Date;
  readonly ports: Pick<Ports, 'forge' | 'gitops' | 'log'>;
}

/** What is known of an application, and what people must know of how it was found. */
export interface Gathered {
  readonly evidence: Evidence;
  readonly remarks: readonly string[];
}

/** Reads the records of an application, and where they do not reach back far enough the history of its GitOps repository. */
export async function gatherEvidence(gathering: Gathering, signal: AbortSignal): Promise<Gathered> {
  const { configuration, environment, since, ports } = gathering;
  const { application } = configuration;
  const { records } = await ports.forge();
  const search = { application, environment, since, most: mostRecords };
  const reader = new RecordReader();
  const read: ReadRecord[] = [];
  const take = (record: RecordHistory) => {
    const one = reader.read(record);
    if (one !== undefined) read.push(one);
  };
  const end = await records.history(search, take, signal);
  const cut = `${application}: only the newest ${mostRecords} records were read, and older ones of the period are missing`;
  const git = end === 'reached' ? nothing : await fromGit(gathering, signal);
  return {
    evidence: { application, records: read, end, commits: git.commits },
    remarks: [...(end === 'cut' ? [cut] : []), ...git.remarks],
  };
}

interface FromGit {
  readonly commits: readonly DeployingCommit[];
  readonly remarks: readonly string[];
}

const nothing: FromGit = { commits: [], remarks: [] };

/** Deployments as the GitOps repository tells them; that it cannot be read hides nothing else. */
async function fromGit({ configuration, environment, since, ports }: Gathering, signal: AbortSignal): Promise<FromGit> {
  const { application, gitops } = configuration;
  try {
    const repository = await ports.gitops();
    const search = { branch: gitops.branch, since, below: folderOf(configuration), most: mostCommits };
    const { commits, isCut } = await repository.log(search, signal);
    const deploying = commits.flatMap(({ revision, at, message }) => {
      const told = readCommitMessage(message);
      const isWanted = told?.application === application && (environment ?? told.environment) === told.environment;
      return told === undefined || !isWanted ? [] : [{ ...told, revision, at }];
    });
    const cut = `${application}: only the newest ${mostCommits} commits of ${gitops.repository} were read`;
    return { commits: deploying, remarks: isCut ? [cut] : [] };
  } catch (error) {
    signal.throwIfAborted();
    const why = error instanceof Error ? error.message : 'for an unknown reason';
    ports.log.warning(`what is older than the records is not known: ${why}`);
    return { commits: [], remarks: [`${application}: what is older than its records is not known: ${why}`] };
  }
}

/** The deepest folder that all files which are edited lie in, as far as their names are fixed; `''` for the root. */
function folderOf({ environments }: ApplicationConfiguration): string {
  const files = Object.values(environments).flatMap(({ targets }) =>
    targets.flatMap(({ edits }) => edits.map(({ file }) => file)),
  );
  const folders = files.map((file) => (file.split('{{')[0] ?? '').split('/').slice(0, -1));
  const [first = [], ...others] = folders;
  const length = first.findIndex((name, index) => others.some((other) => other[index] !== name));
  return first.slice(0, length < 0 ? first.length : length).join('/');
}
