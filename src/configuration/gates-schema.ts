import * as z from 'zod/mini';
import { isTimeZone, parseFreezeTime, wrongFreeze } from './freeze.ts';
import { checked, means, someText } from './kinds.ts';

const freezeTime = checked((text) => {
  const parsed = parseFreezeTime(text);
  return typeof parsed === 'string' ? parsed : undefined;
});
/** When nothing is deployed. */
export const freeze = z
  .strictObject({
    from: means(freezeTime, 'When it begins: of every week, such as `Fri 16:00`, or once, such as `2026-12-23`'),
    to: means(freezeTime, 'When it is over, in the same way; a date without a time is frozen to its end'),
    timezone: means(
      z._default(
        checked((text) =>
          isTimeZone(text) ? undefined : `"${text}" is no time zone of the IANA, such as Europe/Berlin`,
        ),
        'UTC',
      ),
      'By whose clocks: an IANA time zone',
    ),
  })
  .check((context) => {
    const message = wrongFreeze(context.value);
    if (message !== undefined) context.issues.push({ code: 'custom', path: ['to'], message, input: context.value });
  });

/** Whose consent a deployment needs. */
export const approvals = z
  .strictObject({
    environment: means(
      z.optional(someText()),
      'A GitHub environment: its required reviewers must have approved the workflow run that deploys',
    ),
    reviews: means(
      z._default(z.int().check(z.refine((count) => count >= 0 && count <= 10, 'must be from 0 to 10')), 0),
      'How many people with write access must have approved the head of the pull request that the image comes from, its author not counted',
    ),
  })
  .check(
    z.refine((one) => one.environment !== undefined || one.reviews !== 0, 'needs an environment, or reviews above 0'),
  );
