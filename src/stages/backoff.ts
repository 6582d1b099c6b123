/**
 * Milliseconds before a lost race is run again. Full jitter: many writers must not meet again. It grows until fifty writers at once
 * find room one after another; two or three meet again within the second.
 */
export function backoff(attempt: number, random: number): number {
  return random * Math.min(20_000, 200 * 2 ** attempt);
}
