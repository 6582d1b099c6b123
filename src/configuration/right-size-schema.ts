import * as z from 'zod/mini';
import { parseQuantity } from '../kubernetes/quantity.ts';
import { means, someText } from './kinds.ts';

/** A number between two, the ends with it. */
function between(least: number, most: number) {
  return z
    .number()
    .check(z.refine((value) => value >= least && value <= most, `must be a number from ${least} to ${most}`));
}

function wholeBetween(least: number, most: number) {
  return between(least, most).check(z.refine((value) => Number.isInteger(value), 'must be a whole number'));
}

const notAmount = 'must be an amount above zero as Kubernetes reads it, such as 32Mi or 10m';

const amount = z.pipe(
  z
    .union([z.string(), z.number()], notAmount)
    .check(z.refine((value) => (parseQuantity(String(value))?.numerator ?? 0n) > 0n, notAmount)),
  z.transform((value) => String(value)),
);

const price = z.number().check(z.refine((value) => value > 0, 'must be a price above zero'));

const prices = z.strictObject({
  'cpu-hour': means(price, 'What one core costs for an hour'),
  'gib-hour': means(price, 'What one GiB of memory costs for an hour'),
  currency: means(
    z.string().check(z.regex(/^[A-Z]{3}$/, 'must be three capital letters, such as EUR')),
    'The currency, such as EUR',
  ),
});

const exclude = z
  .strictObject({
    workload: means(z.optional(someText()), 'Name of the workload; all unless given'),
    container: means(z.optional(someText()), 'Name of the container; all unless given'),
    reason: means(someText(), 'Why, for those who read the pull request'),
  })
  .check(z.refine((one) => (one.workload ?? one.container) !== undefined, 'says neither workload nor container'));

const reviewer = z
  .string()
  .check(
    z.regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,99}(?:\/[A-Za-z0-9][A-Za-z0-9_-]{0,254})?$/, 'must be a user, or a team'),
  );

/** How `right-size` makes requests and limits of what was used. */
export const rightSize = z.strictObject({
  strategy: means(
    z._default(z.enum(['buffered', 'krr']), 'buffered'),
    'buffered: CPU p95 + 20%, memory maximum + 10%. krr: as the simple strategy of Robusta KRR, CPU p95 as it is and memory maximum + 15%. The keys below say otherwise',
  ),
  days: means(z._default(wholeBetween(1, 90), 14), 'Days that are looked back'),
  'minimum-days': means(
    z._default(wholeBetween(1, 90), 7),
    'Days that must have been seen: of less nothing is recommended',
  ),
  'cpu-quantile': means(
    z.optional(between(50, 100)),
    'The percentile of CPU that counts; 95 unless given, 100 is the maximum',
  ),
  'cpu-buffer': means(z.optional(between(0, 300)), 'Percent more than the CPU that was used'),
  'memory-buffer': means(z.optional(between(0, 300)), 'Percent more than the memory that was used at the most'),
  'oom-buffer': means(
    z._default(between(0, 300), 25),
    'Percent more than the memory limit at which a container was killed',
  ),
  'cpu-limit': means(
    z._default(
      z.union([z.literal('none'), between(1, 20)], 'must be none, or a multiple of the request from 1 to 20'),
      'none',
    ),
    'The CPU limit as a multiple of the request; none adds no limit, and leaves one that is there',
  ),
  'memory-limit': means(z._default(between(1, 1.5), 1), 'The memory limit as a multiple of the request'),
  floors: means(
    z._default(z.strictObject({ cpu: z._default(amount, '10m'), memory: z._default(amount, '32Mi') }), {
      cpu: '10m',
      memory: '32Mi',
    }),
    'The least that is ever asked for',
  ),
  'dead-band': means(z._default(between(0, 90), 10), 'Percent: a smaller change is none'),
  step: means(z._default(between(1.1, 3), 2), 'How many times an amount may grow or shrink in one run'),
  autoscaled: means(
    z._default(z.enum(['skip', 'resize']), 'skip'),
    'What to do with a resource that an autoscaler holds at a share of its request: leave it, or change it and say what that does',
  ),
  prices: means(z.optional(prices), 'What is paid, so that savings can be told; without it none are'),
  exclude: means(z._default(z.array(exclude), []), 'Workloads and containers that are left alone'),
  labels: means(z._default(z.array(someText()), []), 'Labels that the pull request gets'),
  reviewers: means(z._default(z.array(reviewer), []), 'Who is asked for a review of it'),
});

/** The section `right-size` as it is read. */
export type RightSizeSection = z.output<typeof rightSize>;
