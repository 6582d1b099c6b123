import { doneBy } from '../deployment/record.ts';
import type { NewsEvent, Notification } from '../ports/notifier.ts';
import { oneLine } from '../text/one-line.ts';

/** Slack's limits, in characters: https://docs.slack.dev/reference/block-kit/blocks */
const longestSection = 3000;
const longestElement = 500;

const marks = {
  succeeded: ':white_check_mark:',
  failed: ':x:',
  errored: ':warning:',
  paused: ':double_vertical_bar:',
  superseded: ':fast_forward:',
  cancelled: ':no_entry_sign:',
  held: ':lock:',
  released: ':unlock:',
} as const satisfies Record<NewsEvent, string>;

/** Text as Slack takes it literally: https://docs.slack.dev/messaging/formatting-message-text/#escaping */
function escapeSlack(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** Nothing that others chose is looked through for links and mentions, nor formatted: it stands in texts of this type. */
function plain(text: string, most: number) {
  return { type: 'plain_text', text: oneLine(text, most), emoji: false } as const;
}

/** Our own words, in which names and addresses are escaped; nothing else in it becomes a link or a mention (`verbatim`). */
function formatted(text: string) {
  return { type: 'mrkdwn', text, verbatim: true } as const;
}

function link(label: string, url: string): string {
  return /^https?:\/\/[\w.:/#?=&%-]+$/.test(url) ? `<${escapeSlack(url)}|${label}>` : label;
}

/** Without what would be formatting: Slack has no way to escape that. */
function unformatted(text: string, most: number): string {
  return escapeSlack(oneLine(text, most).replace(/[*~`]|\b_|_\b/g, ' '));
}

function name(text: string): string {
  return unformatted(text, 100);
}

function headline({ event, application, environment, reason, url }: Notification): string {
  const what = `${name(application)} in ${name(environment)}: ${event}`;
  const why = reason === undefined || reason === 'healthy' ? '' : ` (${reason})`;
  return `${marks[event]} *${url === undefined ? what : link(what, url)}*${why}`;
}

function facts({ kind, by, image, commit, pullRequest }: Notification): readonly string[] {
  const who = kind === undefined ? (by ?? '') : doneBy({ kind, by });
  const where = [commit?.slice(0, 7), pullRequest === undefined ? undefined : `pull request ${pullRequest}`];
  return [who, image ?? '', where.filter((one) => one !== undefined).join(', ')].filter((one) => one.trim() !== '');
}

/**
 * A message for an incoming webhook of Slack: https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks. `text` is what a
 * phone shows, the blocks are what the channel shows.
 */
export function slackMessage(news: Notification): Readonly<Record<string, unknown>> {
  const { application, environment, event, sentence, waiting } = news;
  const goOn = waiting === undefined ? '' : `Waits for ${waiting.for}. To go on: ${waiting.goOn}`;
  const beside = facts(news).map((fact) => plain(fact, longestElement));
  return {
    text: `${name(application)} in ${name(environment)}: ${event}: ${unformatted(sentence, 300)}`,
    blocks: [
      { type: 'section', text: formatted(headline(news)) },
      { type: 'section', text: plain(sentence.trim() === '' ? event : sentence, longestSection) },
      ...(goOn === '' ? [] : [{ type: 'section', text: plain(goOn, longestSection) }]),
      ...(beside.length === 0 ? [] : [{ type: 'context', elements: beside }]),
    ],
  };
}
