import type { Quantity } from '../kubernetes/quantity.ts';
import { compare, parseQuantity } from '../kubernetes/quantity.ts';
import type { Source } from '../manifest/source.ts';
import type { LocatedWorkload } from './subject.ts';
import type { WorkloadSet } from './workload-set.ts';

/** The annotation, or comment of a file without annotations, that says that an amount is wanted. */
export const acknowledgement = 'gitops-deploy.io/allow-resources';

/**
 * Whether one of the texts covers an amount. `memory<=128Gi: in-memory index` covers memory up to 128Gi; several amounts
 * are separated by commas. Without a reason it covers nothing.
 */
export function isAcknowledged(texts: readonly string[], resource: string, quantity: Quantity): boolean {
  return texts.flatMap(amountsOf).some((one) => one.resource === resource && compare(quantity, one.most) <= 0);
}

function amountsOf(text: string): readonly { readonly resource: string; readonly most: Quantity }[] {
  const colon = text.indexOf(':');
  if (colon < 0 || text.slice(colon + 1).trim() === '') return [];
  return text
    .slice(0, colon)
    .split(',')
    .flatMap((amount) => {
      const [resource = '', limit = '', ...rest] = amount.split('<=').map((part) => part.trim());
      const most = rest.length === 0 ? parseQuantity(limit) : undefined;
      return most === undefined ? [] : [{ resource, most }];
    });
}

/** How to acknowledge an amount, as the end of a sentence. */
export function howToAcknowledge(by: 'annotation' | 'comment', resource: string, text: string): string {
  const amount = `${resource}<=${text}: REASON`;
  return by === 'annotation'
    ? `or acknowledge the amount with the annotation ${acknowledgement}: "${amount}"`
    : `or acknowledge the amount with the comment "# ${acknowledgement}: ${amount}" on the line or the line above`;
}

const comment = /#\s*gitops-deploy\.io\/allow-resources:[ \t]*(.*?)\s*$/;

/** What the comments beside a value say: on the rest of its line, and on the line above if that is all it holds. */
export function commentsAt(
  source: Source,
  position: { readonly start: number; readonly end: number },
): readonly string[] {
  const { text } = source;
  const lineStart = text.lastIndexOf('\n', position.start - 1) + 1;
  const lineEnd = text.indexOf('\n', position.end);
  const behind = text.slice(position.end, lineEnd < 0 ? undefined : lineEnd);
  const above = lineStart === 0 ? '' : text.slice(text.lastIndexOf('\n', lineStart - 2) + 1, lineStart - 1);
  const lines = [behind, above.trimStart().startsWith('#') ? above : ''];
  return lines.flatMap((line) => comment.exec(line)?.[1] ?? []);
}

/**
 * What the annotations of a workload acknowledge. One on the object counts for its patches, and one in a patch for the
 * object: they become one before they are applied.
 */
export function acknowledgedTexts(workloads: WorkloadSet): (located: LocatedWorkload) => readonly string[] {
  const wholeOf = (one: LocatedWorkload) => workloads.baseOf(one) ?? one;
  const bases = new Map([...workloads.all].map((one) => [one, wholeOf(one)]));
  const layers = Map.groupBy(workloads.all, (one) => bases.get(one));
  return (one) =>
    (layers.get(bases.get(one)) ?? [one]).flatMap(({ workload }) => workload.annotations(acknowledgement));
}
