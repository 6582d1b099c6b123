import type { WrittenComment } from '../inputs/comment-event.ts';
import type { OutcomeName } from '../outcome.ts';
import type { Reaction } from '../ports/conversation.ts';
import type { Ports } from '../ports/index.ts';
import type { AnswerFacts } from '../report/answer.ts';
import { answerMarker, answerState, answerText, readAnswerState } from '../report/answer.ts';
import type { Ended } from '../report/report.ts';
import type { Command } from './command.ts';

const reactions: Readonly<Partial<Record<OutcomeName, Reaction>>> = {
  succeeded: 'rocket',
  failed: '-1',
  errored: 'confused',
  superseded: 'confused',
};

/** Milliseconds that the last word may take; GitHub kills a cancelled run 10 s after its first signal. */
const lastWord = 60_000;
const lastWordOfCancelled = 6000;

/**
 * The one comment of ours that answers a comment: found again by a run that was started again, and updated. What cannot be answered is
 * logged, and changes nothing of what is done.
 */
export class Answer {
  readonly #ports: Ports;
  readonly #comment: WrittenComment;
  readonly #command: Command;
  readonly #marker: string;

  constructor(command: Command, comment: WrittenComment, ports: Ports) {
    this.#ports = ports;
    this.#comment = comment;
    this.#command = command;
    this.#marker = answerMarker(comment.id, command.request.application);
  }

  /** Why there is nothing left to do for the comment; undefined where there is. */
  async takenBy(): Promise<string | undefined> {
    const { signal } = this.#command.around;
    const { comments, source } = await this.#ports.forge();
    const body = await comments.find(this.#comment.pullRequest, this.#marker, signal);
    const state = body === undefined ? undefined : readAnswerState(body);
    if (state === undefined) return undefined;
    if (state.isEnd) return 'the comment was answered before';
    const { run } = this.#command.context;
    const isOurs = state.run.id === 0 || (state.run.id === run?.id && state.run.attempt === run.attempt);
    if (isOurs || (await source.runHasEnded(state.run, signal))) return undefined;
    return 'another run is at it';
  }

  /** Says at once that the comment was seen. */
  async see(): Promise<void> {
    await this.#react('eyes', this.#command.around.signal);
  }

  /** Says what is being done. */
  async begin(understood: string): Promise<void> {
    await this.#put({ understood }, false, this.#command.around.signal);
  }

  /** Says how it ended. A run that was cancelled has not ended it: one that is started again goes on. */
  async end(ended: Ended, facts: Pick<AnswerFacts, 'understood' | 'shown'>): Promise<void> {
    const { outcome } = ended.outcome;
    const isCancelled = outcome === 'cancelled';
    const signal = AbortSignal.timeout(isCancelled ? lastWordOfCancelled : lastWord);
    await this.#put({ ...facts, ended }, !isCancelled, signal);
    const reaction = reactions[outcome];
    if (reaction !== undefined) await this.#react(reaction, signal);
  }

  #put(facts: Pick<AnswerFacts, 'understood' | 'shown' | 'ended'>, isEnd: boolean, signal: AbortSignal): Promise<void> {
    const { run } = this.#command.context;
    const { author, pullRequest } = this.#comment;
    const text = `${answerState(run, isEnd)}\n${answerText({ author, run: run?.url, ...facts })}`;
    return this.#quietly('answered', async () => {
      const { comments } = await this.#ports.forge();
      await comments.put(pullRequest, this.#marker, async () => text, signal);
    });
  }

  #react(reaction: Reaction, signal: AbortSignal): Promise<void> {
    return this.#quietly('reacted to', async () => {
      const { conversation } = await this.#ports.forge();
      await conversation.react(this.#comment.id, reaction, signal);
    });
  }

  async #quietly(what: string, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      this.#ports.log.warning(`the comment could not be ${what}: ${error instanceof Error ? error.message : ''}`);
    }
  }
}
