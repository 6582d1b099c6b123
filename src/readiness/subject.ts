import type { ResourceAmount } from '../kubernetes/resources.ts';
import type { Container, Workload } from '../kubernetes/workload.ts';
import type { FilePlace } from './finding.ts';

/** A workload and the file that it stands in. */
export interface LocatedWorkload {
  readonly file: string;
  readonly workload: Workload;
  /** Whether it is only part of an object, to be laid over the rest: containers without images, or none. */
  readonly isPatch: boolean;
}

/** Whose amounts they are, so that the same can be found before a change and in other overlays. */
export type Owner =
  | { readonly of: 'container'; readonly located: LocatedWorkload; readonly container: Container }
  | { readonly of: 'pod'; readonly located: LocatedWorkload }
  /** A mapping in a file of free form, such as values of a chart: the path within the file. */
  | { readonly of: 'mapping'; readonly identity: string };

/** What is judged together: the requests and limits of one container. */
export interface Subject {
  readonly file: string;
  readonly owner: Owner;
  readonly amounts: readonly ResourceAmount[];
  /** Where a position of the text stands in the file. */
  readonly placeOf: (position: number) => FilePlace;
  /** What the comments beside an amount acknowledge. */
  readonly commentsAt: (amount: ResourceAmount) => readonly string[];
}

/** The amount of the same field and resource. */
export function sameAmount(
  amounts: readonly ResourceAmount[],
  { field, resource }: Pick<ResourceAmount, 'field' | 'resource'>,
): ResourceAmount | undefined {
  return amounts.find((one) => one.field === field && one.resource === resource);
}
