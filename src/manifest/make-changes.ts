import type { Embedded } from './embedded.ts';
import { outerPosition } from './embedded.ts';
import type { Location } from './locate.ts';
import { renderScalar } from './scalar.ts';
import type { Source } from './source.ts';
import type { Replacement } from './splice.ts';
import { splice } from './splice.ts';
import { movedToken } from './token-check.ts';
import type { Change } from './verify.ts';
import { findDifference } from './verify.ts';

/** The new text of a source, or what would change in it besides. */
export type Made =
  | { readonly result: 'made'; readonly text: string }
  | { readonly result: 'refused'; readonly difference: string };

/**
 * Makes changes in the text of a source. Both what stands in it as text and the whole are parsed again: within a text nothing but
 * its values may differ, and outside nothing but the text.
 */
export function makeChanges(source: Source, changes: readonly Change[]): Made {
  const replacements = changes.map(outerReplacement);
  const text = splice(source.text, replacements);
  const blocks = blocksOf(changes);
  const difference =
    blocks.map(differenceWithin).find((one) => one !== undefined) ??
    findDifference(source, text, [...changes, ...blocks.map(wholeText)]) ??
    movedToken(source, text, replacements) ??
    (blocks.length === 0 ? undefined : strayLine(source, text, changes));
  return difference === undefined ? { result: 'made', text } : { result: 'refused', difference };
}

/** A text that is YAML, with the changes in it and what it becomes by them. */
interface ChangedBlock {
  readonly block: Location;
  readonly embedded: Embedded;
  readonly changes: readonly Change[];
  readonly text: string;
}

function blocksOf(changes: readonly Change[]): readonly ChangedBlock[] {
  const grouped = Map.groupBy(changes, ({ location }) => location.within?.embedded);
  return [...grouped].flatMap(([embedded, own]) => {
    const block = own[0]?.location.within?.block;
    if (embedded === undefined || block === undefined) return [];
    return [{ block, embedded, changes: own, text: splice(embedded.inner.text, own.map(replacement)) }];
  });
}

function differenceWithin({ embedded, changes, text }: ChangedBlock): string | undefined {
  const { inner } = embedded;
  return findDifference(inner, text, changes) ?? movedToken(inner, text, changes.map(replacement));
}

function wholeText({ block, text }: ChangedBlock): Change {
  return { location: block, to: text };
}

/** The indentation of a text is none of its values: no line may differ but those of the changes. */
function strayLine(source: Source, after: string, changes: readonly Change[]): string | undefined {
  const planned = new Set(changes.map(({ location }) => source.lines.linePos(startOf(location)).line));
  const [was, is] = [source.text.split('\n'), after.split('\n')];
  const stray = was.findIndex((line, index) => line !== is[index] && !planned.has(index + 1));
  return stray < 0 && was.length === is.length ? undefined : `line ${stray + 1} would change too`;
}

/** Where a value begins in its file. */
export function startOf({ start, within }: Location): number {
  return within === undefined ? start : outerPosition(within.embedded, start);
}

function outerReplacement(change: Change): Replacement {
  const { start, end, within } = change.location;
  const made = replacement(change);
  if (within === undefined) return made;
  return { ...made, start: outerPosition(within.embedded, start), end: outerPosition(within.embedded, end) };
}

function replacement({ location, to }: Change): Replacement {
  const { source, start, end, style } = location;
  return { start, end, text: renderScalar(to, style, source.text) };
}
