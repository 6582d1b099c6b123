import type { Problem } from '../errors.ts';
import { DeployError } from '../errors.ts';
import type { NotFollowed, Sources } from '../ports/sources.ts';
import type { NotJudged } from '../readiness/finding.ts';
import type { ManifestSet } from '../readiness/judge.ts';
import { isYamlName } from '../readiness/read-file.ts';
import { isDockerfileName } from '../rules/read-files.ts';
import { othersAround } from './gather-others.ts';
import { ManifestReader } from './manifest-reader.ts';

/** What is judged, by path: of the working folder, or of the repository where it is compared. */
export interface Gathered {
  readonly now: ManifestSet;
  /** The same files before the change, where there is one. */
  readonly previous?: ManifestSet;
  /** Files of other kinds that are judged, and those that manifests are made of. */
  readonly others: ManifestSet;
  readonly othersBefore?: ManifestSet;
  /** The configuration file that counts: of a change that of the merge base, since a change must not decide how it is judged. */
  readonly configuration?: Uint8Array;
  /** Whether what is applied together is there. */
  readonly isWhole: boolean;
  readonly mergeBase?: string;
  /** Whether a file is asked about; the others stand around it, and are not reported on. */
  readonly isAskedAbout: (file: string) => boolean;
  /** The path as people know it: seen from the working folder. */
  readonly seenFromHere: (file: string) => string;
  /** What could not even be read, by the path that people know. */
  readonly notJudged: readonly NotJudged[];
}

/** Bytes of a configuration file. */
export const largestConfiguration = 1024 * 1024;

/** Everything at and below the paths. Throws `bad-input` where one is not there, or there is nothing to judge at all. */
export async function gatherAll(
  sources: Sources,
  { paths, config }: { readonly paths: readonly string[]; readonly config: string },
): Promise<Gathered> {
  const found = await Promise.all(paths.map(async (path) => ({ path, ...(await sources.find(path)) })));
  refuse(found.filter(({ files }) => files === undefined).map(({ path }) => notThere(path)));
  const listing = found.flatMap(({ files = [] }) => files);
  const named = found.flatMap(({ kind, files = [] }) =>
    files.filter((file) => isYamlName(file) || (kind === 'file' && !isDockerfileName(file))),
  );
  const dockerfiles = listing.filter(isDockerfileName);
  const passedOver = found.flatMap(({ notFollowed = [] }) => notFollowed.flatMap(toldOf));
  if (named.length + dockerfiles.length === 0 && passedOver.length === 0)
    refuse(paths.map((path) => ({ message: 'holds no YAML or JSON file and no Dockerfile', place: { file: path } })));
  const seenFromHere = (file: string) => file;
  const reader = new ManifestReader(sources, { seenFromHere, expects: false });
  const now = await reader.read([...new Set(named)].sort());
  const more = new ManifestReader(sources, { seenFromHere, expects: false });
  const others = await more.read(othersAround({ asked: dockerfiles, listing, manifests: now }));
  const unread = more.notJudged.filter(({ file }) => dockerfiles.includes(file));
  const configuration = await sources.read(config, largestConfiguration);
  // whoever keeps settings there must not be judged without them
  if (configuration.result === 'not-read') refuse([notRead(config, configuration)]);
  return {
    now,
    others,
    ...(configuration.result === 'read' ? { configuration: configuration.bytes } : {}),
    isWhole: found.every(({ kind }) => kind === 'folder'),
    isAskedAbout: () => true,
    seenFromHere,
    notJudged: [...passedOver, ...reader.notJudged, ...unread],
  };
}

function toldOf({ path, reason, isFolder }: NotFollowed): readonly NotJudged[] {
  if (!isFolder && !isYamlName(path)) return [];
  const message = reason === 'link' ? 'is a link that leads out of the tree, or nowhere' : 'may not be read';
  return [{ file: path, reason, message }];
}

function notRead(
  file: string,
  { reason, message }: { readonly reason: 'too-large' | 'link' | 'unreadable'; readonly message: string },
): Problem {
  const why = reason === 'link' ? 'is a symbolic link: `config` has to name the file itself' : message;
  return { message: why, place: { file } };
}

/** What is wrong with a path that nothing stands at. */
export function notThere(path: string): Problem {
  return { message: 'there is no such file or folder', place: { file: path } };
}

/** Ends the command for paths that are wrong; none are nothing. Throws `bad-input`. */
export function refuse(problems: readonly Problem[]): void {
  const [first] = problems;
  if (first === undefined) return;
  const message =
    problems.length > 1 ? `${problems.length} problems: see each` : `${first.place?.file}: ${first.message}`;
  throw new DeployError('bad-input', { stage: 'inputs', message, problems });
}
