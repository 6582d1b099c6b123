import type { AskedBy, Pinned } from '../commands/comment.ts';
import { allowedTo, printAllowed } from '../configuration/allowed.ts';
import { previewNamed } from '../configuration/preview.ts';
import type { ApplicationConfiguration } from '../configuration/schema.ts';
import type { Connected } from '../connect.ts';
import { badInput, DeployError } from '../errors.ts';
import type { ImageReference } from '../image/reference.ts';
import { readCommentEvent } from '../inputs/comment-event.ts';
import { environmentsOf, permissionOf, printCommand, requestOf } from '../inputs/comment-request.ts';
import type { ReadRequest } from '../inputs/request.ts';
import type { CommentReading, SlashCommand } from '../inputs/slash-command.ts';
import { readComment } from '../inputs/slash-command.ts';
import type { SlashName } from '../inputs/slash-words.ts';
import { slashFact, slashNames, slashUsage } from '../inputs/slash-words.ts';
import type { Conversation } from '../ports/conversation.ts';
import { everyApplication } from '../ports/holds.ts';
import { readEvent } from '../prepare.ts';
import { helpText } from '../report/answer.ts';
import type { Ended } from '../report/report.ts';
import { Answer } from './answer.ts';
import type { Command, Surroundings } from './command.ts';
import { configured, sourceUrlOf } from './command.ts';
import { endOfFailure } from './failure.ts';
import { seeThrough } from './see-through.ts';

/** How what a comment asks for is done: by the same two steps as any other command. */
export interface Way {
  /** What the job was given. */
  readonly job: ReadRequest;
  readonly prepare: (read: ReadRequest, around: Surroundings) => Promise<Command>;
  readonly dispatch: (command: Command) => Promise<Ended>;
}

/** A command of a comment, and what it is carried out with. */
interface Asked {
  readonly slash: SlashCommand;
  readonly comment: AskedBy;
  readonly command: Command;
  readonly conversation: Conversation;
  readonly way: Way;
}

/**
 * The command `comment`: does what a comment asks for, if it asks for anything, and answers it in one comment. What is nobody's business
 * of ours costs no request.
 */
export async function runComment(command: Command, way: Way): Promise<Ended> {
  const { around, context, request } = command;
  const event = readCommentEvent(context, await readEvent(around.environment));
  if (event.result === 'ignored') return nothingToDo(event.why);
  const { comment } = event;
  const again = startedByAnother(command, comment);
  if (again !== undefined) return nothingToDo(again);
  const reading = readComment(comment.body);
  if (reading.result === 'nothing') return nothingToDo('the comment holds no command of ours');
  if (isOfAnotherJob(reading, request.application))
    return nothingToDo(`the comment is not about ${request.application}`);
  const { editOf } = await import('../commands/comment.ts');
  await using connected = command.connect();
  const { conversation } = await connected.ports.forge();
  const answer = new Answer(command, comment, connected.ports);
  const [edited, taken] = await Promise.all([
    editOf(comment, { conversation, signal: around.signal }),
    answer.takenBy(),
  ]);
  if (edited !== undefined || taken !== undefined) return nothingToDo(edited ?? taken ?? '');
  await answer.see();
  return await answered({ reading, answer, comment, command, conversation, way });
}

/**
 * Why a run is none of the author's; undefined where it is. Who may write can run it again, and may edit or delete the answer that says
 * that it was done: an old command of somebody with more rights would be carried out once more.
 */
function startedByAnother({ context }: Command, { author }: AskedBy): string | undefined {
  const { startedBy = author } = context;
  if (startedBy.toLowerCase() === author.toLowerCase()) return undefined;
  return `${startedBy} has started the run again, and ${author} wrote the comment: write the command in a comment of your own`;
}

interface Answering extends Omit<Asked, 'slash'> {
  readonly reading: Exclude<CommentReading, { result: 'nothing' }>;
  readonly answer: Answer;
}

/** Carries out what was read, and answers with how that ended, whatever it was. */
async function answered({ reading, answer, ...asked }: Answering): Promise<Ended> {
  const { around } = asked.command;
  const shown: string[] = [];
  const results = {
    ...around.results,
    show: (text: string) => {
      shown.push(text);
      around.results.show(text);
    },
  };
  const understood = reading.result === 'command' ? printCommand(reading.command) : undefined;
  let ended: Ended;
  try {
    if (reading.result === 'wrong') throw badInput([{ message: reading.message, remedy: reading.remedy }]);
    ended = await carryOut({ ...asked, slash: reading.command }, { answer, around: { ...around, results } });
  } catch (error) {
    ended = endOfFailure(error, around);
  }
  await answer.end(ended, { understood, shown: shown.join('\n\n') });
  return ended;
}

async function carryOut(
  asked: Asked,
  { answer, around }: { readonly answer: Answer; readonly around: Surroundings },
): Promise<Ended> {
  const { slash, way } = asked;
  if (slash.name === 'help') return help(asked, around);
  const read = requestOf(slash, way.job);
  if (read.request.application === everyApplication) throw forAll();
  const prepared = await way.prepare(read, around);
  await demand(asked, configured(prepared));
  refuseOtherPreview(asked, configured(prepared));
  const ready = await pinned(asked, prepared);
  await answer.begin(printCommand(slash));
  return seeThrough(ready, await way.dispatch(ready), way.dispatch);
}

/** The image is of the pull request that is commented on, and so is the preview that it may go to. */
function refuseOtherPreview({ slash, comment }: Asked, configuration: ApplicationConfiguration): void {
  const named = previewNamed(configuration, slash.environment ?? '');
  if (slash.name !== 'deploy' || named === undefined || named.pullRequest === comment.pullRequest) return;
  const message = `${slash.environment} is the preview of pull request ${named.pullRequest}, and the comment stands under ${comment.pullRequest}`;
  throw badInput([{ message, remedy: `write /deploy ${named.of}, or comment there` }]);
}

/** Who may what is said by one application, and this is about those of others, too. */
function forAll(): DeployError {
  const message = 'every application at once is nothing that a comment may ask for';
  return badInput([{ message, remedy: 'name one, or run hold or release in a workflow or on the command line' }]);
}

/** Each environment that the command is about must be allowed; what is about none in particular shows all of them. */
async function demand(
  { slash, comment, conversation, command }: Asked,
  configuration: ApplicationConfiguration,
): Promise<void> {
  const { demandAllowed } = await import('../commands/comment.ts');
  const permission = permissionOf(slash);
  const named = environmentsOf(slash);
  const isAboutAll = slash.name === 'status' && named.includes(undefined);
  const asked = new Set<string>();
  for (const environment of isAboutAll ? [...named, ...Object.keys(configuration.environments)] : named) {
    const grantees = allowedTo(configuration, permission, environment);
    const whom = JSON.stringify(grantees);
    // the same people need not be asked for once more
    if (asked.has(whom)) continue;
    asked.add(whom);
    const verb = slash.verb === undefined ? '' : ` ${slash.verb}`;
    const what = `ask for /${slash.name}${verb}${environment === undefined ? '' : ` in ${environment}`}`;
    await demandAllowed({ what, grantees }, comment, { conversation, signal: command.around.signal });
  }
}

/**
 * The command as it is carried out: in the name of who asked, and held to the comment until it is written. `/deploy` is of the commit
 * that is the head now, and of the image that was pushed of it.
 */
async function pinned(asked: Asked, prepared: Command): Promise<Command> {
  const { slash, comment, conversation } = asked;
  const { pinHead, recheckOf } = await import('../commands/comment.ts');
  const { author: by, pullRequest } = comment;
  const pin =
    slash.name === 'deploy' ? await pinHead(comment, { conversation, signal: prepared.around.signal }) : undefined;
  const connect = () => {
    const connected = prepared.connect();
    const ports = { ...connected.ports, recheck: recheckOf(comment, pin, connected.ports) };
    return { ports, [Symbol.asyncDispose]: () => connected[Symbol.asyncDispose]() };
  };
  const command = { ...prepared, by, connect, context: { ...prepared.context, actor: by } };
  if (pin === undefined) return command;
  const { commit, branch } = pin;
  const context = { ...command.context, commit, branch, pullRequest, ref: `refs/pull/${pullRequest}/head` };
  await using connected = prepared.connect();
  const image = await pushedImage({ ...command, context }, pin, connected);
  return { ...command, context, request: { ...command.request, image } };
}

async function pushedImage(command: Command, pin: Pinned, { ports }: Connected): Promise<ImageReference> {
  const { context, request, around } = command;
  const configuration = configured(command);
  const { pullRequest } = context;
  const [{ planImage }, { findPushedImage }] = await Promise.all([
    import('../deployment/plan-image.ts'),
    import('../commands/comment.ts'),
  ]);
  const plan = planImage(configuration, {
    sourceUrl: sourceUrlOf(command),
    source: { ...pin, ...(pullRequest === undefined ? {} : { pullRequest }) },
    ...(request.environment === undefined ? {} : { environment: request.environment }),
  });
  return findPushedImage(plan, ports, around.signal);
}

/** The help; who may what is told where it is clear of which application that is asked. */
async function help(asked: Asked, around: Surroundings): Promise<Ended> {
  const configuration = await configurationFor(asked, around);
  if (configuration !== undefined) await demand(asked, configuration);
  const commands = slashNames.map((name) => ({
    usage: slashUsage(name),
    means: slashFact(name).means,
    who: configuration === undefined ? '' : whoMay(configuration, name),
  }));
  const outcome = { outcome: 'succeeded', reason: 'done', stage: 'report', sentence: 'the help was shown' } as const;
  return { outcome, markdown: helpText(commands) };
}

/** What skips the analysis of Rollouts is a thing by itself. */
function whoMay(configuration: ApplicationConfiguration, name: SlashName): string {
  const who = printAllowed(configuration, name);
  return name === 'rollout' ? `${who}; promote-full is for ${printAllowed(configuration, 'promote-full')}` : who;
}

async function configurationFor({ way }: Asked, around: Surroundings): Promise<ApplicationConfiguration | undefined> {
  const request = requestOf({ name: 'status', flags: new Map() }, way.job);
  try {
    return configured(await way.prepare(request, around));
  } catch (error) {
    if (error instanceof DeployError && error.problems.some(({ place }) => place?.name === 'application'))
      return undefined;
    throw error;
  }
}

/** A job that was given an application answers for no other. */
function isOfAnotherJob(reading: CommentReading, application: string | undefined): boolean {
  if (reading.result !== 'command' || application === undefined) return false;
  const named = reading.command.flags.get('application');
  return named !== undefined && named !== application;
}

function nothingToDo(why: string): Ended {
  const sentence = `nothing was done: ${why}`;
  return { outcome: { outcome: 'succeeded', reason: 'done', stage: 'inputs', sentence } };
}
