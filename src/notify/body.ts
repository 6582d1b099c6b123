import type { Notification } from '../ports/notifier.ts';

/** Characters of a sentence that are sent: nobody reads more, and receivers have limits. */
const longest = 4000;

/**
 * The JSON object that a webhook gets, in the shape that Standard Webhooks recommends: `type`, `timestamp` and `data`. What is added
 * to it later are new fields, never other meanings.
 */
export function webhookBody({ id, event, at, ...data }: Notification): Readonly<Record<string, unknown>> {
  const isHold = event === 'held' || event === 'released';
  return {
    id,
    type: isHold ? `hold.${event}` : `deployment.${event}`,
    timestamp: at.toISOString(),
    data: { ...data, sentence: data.sentence.slice(0, longest).toWellFormed() },
  };
}
