import type { WrittenEdit } from './progress.ts';

/** What the commit in the GitOps repository says. */
export interface CommitText {
  readonly application: string;
  readonly environment: string;
  readonly kind: 'deploy' | 'rollback';
  /** `registry/name:tag@digest`. */
  readonly image: string;
  /** Short name of the version, such as the tag. */
  readonly version: string;
  readonly source: string;
  /** `owner/name` of the application repository. */
  readonly repository: string;
  readonly pullRequest?: number;
  readonly run?: string;
  readonly edits: readonly WrittenEdit[];
}

const subjectLength = 72;

/** One line without control characters: names come from branches and tags, which anybody may choose. */
function line(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not reach a commit message
  return text.replace(/[\u0000-\u001f\u007f]+/g, ' ').trim();
}

function subject(text: CommitText): string {
  const verb = text.kind === 'deploy' ? 'Deploy' : 'Roll back';
  const joint = text.kind === 'deploy' ? '' : ' to';
  const full = line(`${verb} ${text.application}${joint} ${text.version} (${text.environment})`);
  return full.length <= subjectLength ? full : `${full.slice(0, subjectLength - 1)}…`;
}

function changes(edits: readonly WrittenEdit[]): string {
  return edits.map(({ file, path, from, to }) => `- ${line(`${file} ${path}: ${from} -> ${to}`)}`).join('\n');
}

function trailers(text: CommitText): readonly string[] {
  const pull =
    text.pullRequest === undefined ? [] : [`Gitops-Deploy-Pull-Request: ${text.repository}#${text.pullRequest}`];
  const run = text.run === undefined ? [] : [`Gitops-Deploy-Run: ${text.run}`];
  return [
    `Gitops-Deploy-Application: ${text.application}`,
    `Gitops-Deploy-Environment: ${text.environment}`,
    `Gitops-Deploy-Source: ${text.repository}@${text.source}`,
    `Gitops-Deploy-Image: ${text.image}`,
    ...pull,
    ...run,
  ].map(line);
}

/** The commit message: a subject of at most 72 characters, what changed, and trailers for programs. */
export function commitMessage(text: CommitText): string {
  return `${subject(text)}\n\n${changes(text.edits)}\n\n${trailers(text).join('\n')}\n`;
}
