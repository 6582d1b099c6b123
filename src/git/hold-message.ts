import { isFields, numberAt, textAt, timeAt, withoutUndefined } from '../data/fields.ts';
import { parseJson } from '../data/json.ts';
import type { Hold } from '../ports/holds.ts';
import { plainLine } from '../text/plain.ts';

/** What a hold closes; its ref says so, whatever its message says. */
export type HoldScope = Pick<Hold, 'application' | 'environment'>;

/** Of the JSON in the message; another one is not understood, and holds all the same. */
const version = 1;

/** The message of the commit that a hold's ref points at: a line for people, and the hold as JSON. */
export function printHold(hold: Hold): string {
  const { application, environment, owner, reason } = hold;
  const subject = `Hold ${application} in ${environment}: ${reason} (${owner})`.replaceAll(/\s+/g, ' ');
  return `${subject}\n\n${JSON.stringify({ version, ...hold }, undefined, 2)}\n`;
}

/**
 * Reads a hold from the raw commit at its ref, or from nothing where that is no commit. It fails closed: what cannot be
 * read is a hold without an end.
 */
export function readHold(commit: string | undefined, scope: HoldScope): Hold {
  const [, header = '', message = ''] = /^(.*?)\n\n(.*)$/s.exec(commit ?? '') ?? [];
  const seconds = /^committer .* (\d+) [+-]\d{4}$/m.exec(header)?.[1];
  const unreadable = {
    owner: 'unknown',
    reason: 'the hold cannot be read',
    since: new Date(Number(seconds ?? 0) * 1000),
  };
  return { ...scope, ...(parseBody(message.slice(message.indexOf('\n\n'))) ?? unreadable) };
}

function parseBody(text: string): Omit<Hold, keyof HoldScope> | undefined {
  const data = parseJson(text);
  const owner = textAt(data, 'owner');
  const since = timeAt(data, 'since');
  if (!isFields(data) || data.version !== version || owner === undefined || since === undefined) return undefined;
  const numbers = { record: numberAt(data, 'record'), pullRequest: numberAt(data, 'pullRequest') };
  const optional = { until: timeAt(data, 'until'), url: textAt(data, 'url'), ...numbers };
  const words = { owner: plainLine(owner), reason: plainLine(textAt(data, 'reason') ?? '') };
  return { ...words, since, ...withoutUndefined(optional) };
}
