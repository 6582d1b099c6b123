import type { Changelog, SourceChange, SourceChanges } from '../deployment/changelog.ts';
import type { Plan } from '../deployment/plan.ts';
import { oneLine, printable } from '../text/one-line.ts';
import { code, escapeMarkdown, linked } from './escape.ts';
import type { Part } from './part.ts';

/** Commits that are named; of the others there is a number and a link. */
const mostCommits = 50;
/** Characters of one title: GitHub itself shows 72. */
const longestTitle = 120;
const longestAuthor = 40;

/** Where commits are shown: the page of the repository, and the commit that is deployed. */
type Source = Pick<Plan, 'sourceUrl' | 'source'>;

/** What the new image brings, commit by commit, the newest first. */
export function changelogPart(source: Source, changelog: Changelog): Part {
  if (changelog.known === 'no') return { lines: [`Not known: ${escapeMarkdown(changelog.because)}.`] };
  const { base, changes } = changelog;
  const told = changes.commits.flatMap((change) => titleOf(change) ?? []);
  const shown = told.slice(0, mostCommits);
  const merges = changes.commits.length - told.length;
  return {
    head: standing(source, base, changes),
    lines: shown.map((change) => line(source, change)),
    foot: (left) => leftOut({ commits: changes.ahead - merges - shown.length + left, merges }),
  };
}

/** The same as plain text: how much it is, then a line for each commit. */
export function changelogText(changelog: Changelog): readonly string[] {
  if (changelog.known === 'no') return [`not known: ${printable(changelog.because)}`];
  const { base, changes } = changelog;
  const old = base.slice(0, 7);
  const told = changes.commits.flatMap((change) => titleOf(change) ?? []).slice(0, mostCommits);
  const lines = told.map(({ commit, title, author }) => {
    const by = author.trim() === '' ? '' : `, by ${oneLine(author, longestAuthor)}`;
    return `- ${commit.slice(0, 7)} ${oneLine(title, longestTitle) || 'without a title'}${by}`;
  });
  const out = changes.behind === 0 ? '' : `; ${count(changes.behind, 'commit')} of it taken out`;
  const more = changes.ahead - told.length;
  return [
    `${count(changes.ahead, 'commit')} since ${old}${out}`,
    ...lines,
    ...(more > 0 && told.length > 0 ? [`and ${more} more`] : []),
  ];
}

/** A link to a commit of the application repository. */
export function commitLink({ sourceUrl }: Pick<Plan, 'sourceUrl'>, commit: string): string {
  return linked(code(commit.slice(0, 7)), `${sourceUrl}/commit/${commit}`);
}

/** How the new commit stands to the old one, with a link to all of it. */
function standing(source: Source, base: string, { ancestry, ahead, behind }: SourceChanges): string {
  const old = commitLink(source, base);
  const between = (text: string, from: string, to: string) =>
    linked(text, `${source.sourceUrl}/compare/${from}...${to}`);
  const brought = between(count(ahead, 'commit'), base, source.source.commit);
  const lost = between(count(behind, 'commit'), source.source.commit, base);
  switch (ancestry) {
    case 'identical':
      return `None: it is built from the same commit as what it replaces, ${old}.`;
    case 'ahead':
      return `${brought} since ${old}:`;
    case 'behind':
      return `None: it goes back behind ${old}, and takes ${lost} out.`;
    case 'diverged':
      return `${brought} that ${old} does not have; ${lost} of it, deployed now, are taken out:`;
    case 'unknown':
      return `Not known: ${old} is no longer to be found.`;
  }
}

function count(number: number, what: string): string {
  return `${number} ${what}${number === 1 ? '' : 's'}`;
}

function leftOut({ commits, merges }: { readonly commits: number; readonly merges: number }): string {
  const said = [
    ...(commits > 0 ? [`${count(commits, 'more commit')}`] : []),
    ...(merges > 0 ? [`${merges} that only merge${merges === 1 ? 's' : ''} a branch`] : []),
  ];
  return said.length === 0 ? '' : `Not listed: ${said.join(', ')}.`;
}

interface Told extends Pick<SourceChange, 'commit' | 'author'> {
  readonly title: string;
}

/**
 * How a commit is told of. The merge of a pull request by its title, which GitHub puts below the subject; a merge that
 * only brings branches together says nothing.
 */
function titleOf({ commit, author, message, isMerge }: SourceChange): Told | undefined {
  const subject = message.trim().split(/\r?\n/, 1)[0] ?? '';
  if (!isMerge) return { commit, author, title: subject };
  const [, number, title] = /^Merge pull request #(\d+) from \S+\s+(\S.*)/.exec(message) ?? [];
  if (number !== undefined && title !== undefined) return { commit, author, title: `${title} (#${number})` };
  return /^Merge (?:remote-tracking )?(?:branch|commit|tag)\b/.test(subject)
    ? undefined
    : { commit, author, title: subject };
}

function line(source: Source, { commit, title, author }: Told): string {
  const shown = title.trim() === '' ? 'without a title' : escapeMarkdown(oneLine(title, longestTitle));
  const by = author.trim() === '' ? '' : `, by ${escapeMarkdown(oneLine(author, longestAuthor))}`;
  return `- ${commitLink(source, commit)} ${shown}${by}`;
}
