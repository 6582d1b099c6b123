import { printable } from '../text/one-line.ts';
import type { WrittenEdit } from './progress.ts';
import type { DeploymentKind } from './record.ts';

/** What the commit in the GitOps repository says. */
export interface CommitText {
  readonly application: string;
  readonly environment: string;
  readonly kind: DeploymentKind;
  /** The login of whoever asked for it. */
  readonly by?: string;
  /** `registry/name:tag@digest`. */
  readonly image: string;
  /** Short name of the version, such as the tag. */
  readonly version: string;
  readonly source: string;
  /** `owner/name` of the application repository. */
  readonly repository: string;
  readonly pullRequest?: number;
  readonly run?: string;
  /** The id of the trace of that run, 32 hexadecimal digits. */
  readonly trace?: string;
  /** Such as `wave 2 of 3`; undefined where all targets are deployed at once. */
  readonly wave?: string;
  readonly edits: readonly ToldEdit[];
}

/** An edit as people are told of it: with the names of the targets that it is for, where there are several. */
export interface ToldEdit extends WrittenEdit {
  readonly target?: string;
}

const verbs = { deploy: 'Deploy', promote: 'Promote', rollback: 'Roll back' } as const satisfies Record<
  DeploymentKind,
  string
>;

/** In characters: what `git log --oneline` and GitHub show without a cut. */
const subjectLength = 72;
/** As git shows a commit. */
const shortestVersion = 7;

/**
 * One line of what can be seen: names come from branches, tags and files, which anybody may choose. Besides ends of lines
 * (also those of Unicode, at which other tools begin a new one) nothing stays that turns the direction of text, and no
 * half of a character.
 */
function line(text: string): string {
  return printable(text).replace(/\s+/g, ' ').trim().toWellFormed();
}

/** Where it is too long the version is cut first: it stands in full below, and where it went is what a log is read for. */
function subject(text: CommitText): string {
  const whole = subjectWith(text, text.version);
  const over = [...whole].length - subjectLength;
  if (over <= 0) return whole;
  const version = [...line(text.version)];
  const kept = Math.max(shortestVersion, version.length - over - 1);
  return cut(subjectWith(text, version.length > kept ? `${version.slice(0, kept).join('')}…` : text.version));
}

function subjectWith({ kind, application, environment, wave }: CommitText, version: string): string {
  const verb = verbs[kind];
  const joint = kind === 'rollback' ? ' to' : '';
  const where = [environment, ...(wave === undefined ? [] : [wave])].join(', ');
  return line(`${verb} ${application}${joint} ${version} (${where})`);
}

function cut(text: string): string {
  const characters = [...text];
  if (characters.length <= subjectLength) return text;
  return `${characters
    .slice(0, subjectLength - 1)
    .join('')
    .trimEnd()}…`;
}

function changes(edits: readonly ToldEdit[]): string {
  return edits
    .map(({ target, file, path, from, to }) => {
      const whose = target === undefined ? '' : `${target}: `;
      return `- ${line(`${whose}${file} ${path}: ${from} -> ${to}`)}`;
    })
    .join('\n');
}

function trailers(text: CommitText): readonly string[] {
  const pull =
    text.pullRequest === undefined ? [] : [`Gitops-Deploy-Pull-Request: ${text.repository}#${text.pullRequest}`];
  const run = text.run === undefined ? [] : [`Gitops-Deploy-Run: ${text.run}`];
  const trace = text.trace === undefined ? [] : [`Gitops-Deploy-Trace: ${text.trace}`];
  return [
    `Gitops-Deploy-Application: ${text.application}`,
    `Gitops-Deploy-Environment: ${text.environment}`,
    `Gitops-Deploy-Source: ${text.repository}@${text.source}`,
    `Gitops-Deploy-Image: ${text.image}`,
    ...pull,
    ...(text.by === undefined ? [] : [`Gitops-Deploy-By: ${text.by}`]),
    ...run,
    ...trace,
  ].map(line);
}

/** The commit message: a subject of at most 72 characters, what changed, and trailers for programs. */
export function commitMessage(text: CommitText): string {
  const paragraphs = [subject(text), changes(text.edits), trailers(text).join('\n')];
  return `${paragraphs.filter((one) => one !== '').join('\n\n')}\n`;
}

/** What the commit says that takes the files of a preview away, or puts back those of one that is wanted again. */
export interface RemovalText extends Pick<CommitText, 'application' | 'environment' | 'repository'> {
  readonly pullRequest: number;
  readonly run?: { readonly url: string };
  readonly files: readonly string[];
  readonly is: 'removed' | 'put back';
}

/** The message of a commit that ends a preview, or takes that back. */
export function removalMessage({ is, run, ...text }: RemovalText): string {
  const { application, environment, repository, pullRequest, files } = text;
  const [verb, why] = is === 'removed' ? ['Remove', 'is closed'] : ['Put back', 'is open again'];
  return `${[
    cut(line(`${verb} ${application} (${environment}): #${pullRequest} ${why}`)),
    files.map((file) => `- ${line(file)}`).join('\n'),
    [
      `Gitops-Deploy-Application: ${application}`,
      `Gitops-Deploy-Environment: ${environment}`,
      `Gitops-Deploy-Pull-Request: ${repository}#${pullRequest}`,
      ...(run === undefined ? [] : [`Gitops-Deploy-Run: ${run.url}`]),
    ]
      .map(line)
      .join('\n'),
  ].join('\n\n')}\n`;
}
