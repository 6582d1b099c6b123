import type { Viewer } from './access.ts';
import { Refusal } from './refusal.ts';
import type { State } from './state.ts';

/** Requests an hour. https://docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api */
const limits = { user: 5000, 'app-installation': 5000, actions: 1000 } as const;
const hour = 3600;

/** Counts a request of a token; the answer gives the headers that say how many are left by then. */
export function countRequest(state: State, viewer: Viewer): () => Readonly<Record<string, string>> {
  const seconds = Math.floor(state.clock().getTime() / 1000);
  const known = state.usage.get(viewer.token);
  const usage = known === undefined || known.resetsAt <= seconds ? { resetsAt: seconds + hour, used: 0 } : known;
  state.usage.set(viewer.token, usage);
  usage.used += 1;
  const limit = limits[viewer.type];
  return () => ({
    'x-ratelimit-limit': String(limit),
    'x-ratelimit-remaining': String(Math.max(0, limit - usage.used)),
    'x-ratelimit-used': String(usage.used),
    'x-ratelimit-reset': String(usage.resetsAt),
    'x-ratelimit-resource': 'core',
  });
}

/** https://docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api#exceeding-the-rate-limit */
export function refuseOverLimit(state: State, viewer: Viewer): void {
  if ((state.usage.get(viewer.token)?.used ?? 0) <= limits[viewer.type]) return;
  const whose = viewer.type === 'user' ? 'user' : 'installation';
  throw new Refusal(403, `API rate limit exceeded for ${whose} ID 1.`);
}

/** A reply that has not changed costs nothing. https://docs.github.com/rest/using-the-rest-api/best-practices-for-using-the-rest-api#use-conditional-requests-if-appropriate */
export function uncountRequest(state: State, viewer: Viewer): void {
  const usage = state.usage.get(viewer.token);
  if (usage !== undefined) usage.used -= 1;
}
