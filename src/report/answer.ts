import { printPlace } from '../errors.ts';
import { remedyOf } from '../outcome.ts';
import { oneLine } from '../text/one-line.ts';
import { besides, deploymentText, outcomeLine } from './comment.ts';
import { code, escapeMarkdown, fenced, linked } from './escape.ts';
import type { Ended } from './report.ts';

/** What an answer to a comment is made from. */
export interface AnswerFacts {
  /** The command as it was understood; undefined where it was not. */
  readonly understood: string | undefined;
  /** The login of who asked. */
  readonly author: string;
  readonly run: string | undefined;
  /** Undefined while it goes on. */
  readonly ended?: Ended;
  /** What the command has shown besides, such as a table. */
  readonly shown?: string;
}

/** Hidden text by which the answer to a comment is found again; of several jobs for one comment each has an application of its own. */
export function answerMarker(comment: number, application: string | undefined): string {
  return `<!-- gitops-deploy:answer:${encodeURIComponent(application ?? '')}:${comment} -->`;
}

/** A run of GitHub Actions, as far as it is told apart from others. */
export interface AnsweringRun {
  readonly id: number;
  readonly attempt: number;
}

/** Hidden text that says whose an answer is, and whether it is the last word. */
export function answerState(run: AnsweringRun | undefined, isEnd: boolean): string {
  return `<!-- ${run?.id ?? 0}/${run?.attempt ?? 0} ${isEnd ? 'ended' : 'under-way'} -->`;
}

/** What an answer of ours, found again, says of itself; undefined where that was lost. */
export function readAnswerState(body: string): { readonly run: AnsweringRun; readonly isEnd: boolean } | undefined {
  const [, id, attempt, state] = /^<!-- (\d{1,16})\/(\d{1,9}) (ended|under-way) -->$/m.exec(body) ?? [];
  if (id === undefined || attempt === undefined) return undefined;
  return { run: { id: Number(id), attempt: Number(attempt) }, isEnd: state === 'ended' };
}

/** Characters of a command that are repeated: a reason may be as long as a comment. */
const mostShown = 300;

/** The answer to a comment: what was understood, how far it is or how it ended, what to do, and where to read more. */
export function answerText({ understood, author, run, ended, shown = '' }: AnswerFacts): string {
  const asked = understood === undefined ? 'A command' : code(oneLine(understood, mostShown));
  const link = run === undefined ? '' : ` ${linked('The run', run)} has its log.`;
  const head = `${asked} of ${escapeMarkdown(author)}${ended === undefined ? ' is under way.' : '.'}${link}`;
  // what has a form of its own for comments was shown in the log as well
  const table = shown === '' || ended?.markdown !== undefined ? '' : fenced(shown, 'text');
  const parts = [head, ...(ended === undefined ? [] : [endText(ended), table])];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

function endText(ended: Ended): string {
  if (ended.markdown !== undefined) return ended.markdown;
  const { deployments = [], problems = [], outcome } = ended;
  if (deployments.length > 0)
    return [besides(ended), ...deployments.map(({ told, ...one }) => deploymentText({ ...told, ...one }))]
      .filter((part) => part !== '')
      .join('\n\n');
  if (problems.length === 0) return outcomeLine(outcome);
  const lines = problems.map(({ place, message, remedy }) => {
    const where = printPlace(place);
    const told = `${where === '' ? '' : `${code(where)} `}${escapeMarkdown(message)}`;
    return `- ${told}${remedy === undefined ? '' : `: ${escapeMarkdown(remedy)}`}`;
  });
  return `**${outcome.outcome}** (${code(outcome.reason)}): ${remedyOf(outcome)}\n\n${lines.join('\n')}`;
}

/** The help, as a list of how each command is written and what it does; what stands in it is ours. */
export function helpText(
  commands: readonly { readonly usage: string; readonly means: string; readonly who: string }[],
): string {
  const rows = commands.map(
    ({ usage, means, who }) => `| ${code(usage)} | ${escapeMarkdown(means)} | ${escapeMarkdown(who)} |`,
  );
  return ['| write, as a line of its own | which | for |', '| --- | --- | --- |', ...rows].join('\n');
}
