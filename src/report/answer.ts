import { printPlace } from '../errors.ts';
import type { Reason } from '../outcome.ts';
import { remedyOf } from '../outcome.ts';
import { oneLine } from '../text/one-line.ts';
import { besides, deploymentText, outcomeLine } from './comment.ts';
import { code, escapeMarkdown, fenced, linked } from './escape.ts';
import type { DeploymentEnd, Ended } from './report.ts';

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
  // what has a Markdown of its own says there what it shows in a terminal
  const table = shown === '' || ended?.markdown !== undefined ? '' : fenced(shown, 'text');
  const next = ended === undefined ? '' : nextText(ended, understood ?? '');
  const parts = [head, ...(ended === undefined ? [] : [endText(ended), next, table])];
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

/** What to write where a comment makes it go on: who reads this writes comments, and may have no shell at hand. */
function nextText({ deployments = [] }: Ended, understood: string): string {
  const namesOne = understood.includes(' --application ');
  const comments = deployments.flatMap((one) => {
    const which = namesOne ? ` --application ${one.told.application}` : '';
    return nextComments(one).map((comment) => code(`${comment}${which}`));
  });
  return comments.length === 0 ? '' : `As a comment: ${comments.join(' or ')}`;
}

/** Reasons of a Rollout that waits for a person. */
const atGate: readonly Reason[] = ['manual-gate', 'manual-promotion', 'analysis-inconclusive'];

function nextComments({ outcome, told, progress }: DeploymentEnd): readonly string[] {
  const { environment, kind } = told;
  const isOfRollouts = progress.targets.some(({ assessment }) =>
    assessment.rows.some(({ workload }) => workload.kind === 'Rollout'),
  );
  const isHeld = outcome.reason === 'held' || (kind === 'rollback' && progress.written !== undefined);
  const steers = outcome.outcome === 'paused' && atGate.includes(outcome.reason) && isOfRollouts;
  return [
    ...(steers ? [`/rollout promote ${environment}`, `/rollout abort ${environment}`] : []),
    ...(isHeld && outcome.outcome !== 'superseded' ? [`/release ${environment}`] : []),
  ];
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
