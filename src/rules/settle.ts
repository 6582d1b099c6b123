import type { Said } from './judge.ts';
import type { ReadinessSettings } from './settings.ts';
import { withSettings } from './settings.ts';
import type { Suppressing } from './suppressions/find.ts';
import type { Settled } from './suppressions/suppress.ts';
import { suppress } from './suppressions/suppress.ts';

/**
 * What counts of all that the rules say: with the severities that are configured, and with what is suppressed where it stands. To be
 * asked for the whole of what was said, before anything is left out of it: what is suppressed and not said is told as unused.
 */
export function settle(
  said: readonly Said[],
  given: Suppressing & { readonly settings: ReadinessSettings },
): readonly Settled[] {
  return withSettings(suppress(said, given), given.settings);
}
