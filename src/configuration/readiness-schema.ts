import * as z from 'zod/mini';
import { parseQuantity } from '../kubernetes/quantity.ts';
import { checklistItems } from '../rules/checklist-items.ts';
import { checked, duration, means, someOf, someText } from './kinds.ts';
import { wrongPath } from './paths.ts';

const level = z.enum(['error', 'warning', 'info', 'off']);

/** How the id of a rule is written. */
export const ruleId = /^[a-z][a-z0-9-]*$/;
const levels = z.record(z.string().check(z.regex(ruleId, 'must be the id of a rule, such as image-latest')), level);

const whereRules = z.strictObject({
  files: means(someOf(checked(wrongPath)), 'Patterns of files, from the root of the repository; ** goes over folders'),
  rules: means(
    z.union([z.literal('off'), levels], 'must be off, or a map of rules and what they count as'),
    'What rules count as there, by id; off for none of them',
  ),
});

const notQuantity = 'must be an amount above zero as Kubernetes reads it, such as 16Gi or 500m';

/** Kept as its text: `1Gi`, also where YAML reads a number. */
const quantity = z.pipe(
  z.union([z.string(), z.number()], notQuantity).check(z.refine((value) => isAmount(String(value)), notQuantity)),
  z.transform((value) => String(value)),
);

function isAmount(text: string): boolean {
  const read = parseQuantity(text);
  return read !== undefined && read.numerator > 0n;
}

const times = z
  .number()
  .check(z.refine((value) => Number.isSafeInteger(value) && value > 1, 'must be a whole number above 1'));

const thresholds = z.strictObject({
  large: means(
    z.optional(z.strictObject({ warning: z.optional(quantity), error: z.optional(quantity) })),
    'From when on an amount is a warning, or an error, where nothing vouches for it',
  ),
  small: means(
    z.optional(z.strictObject({ error: z.optional(quantity), limit: z.optional(quantity) })),
    'Less is an error; less than `limit` as a limit a warning. Not for cpu',
  ),
  rise: means(
    z.optional(
      z.strictObject({ silent: z.optional(quantity), notable: z.optional(quantity), grave: z.optional(quantity) }),
    ),
    'A rise up to `silent` is never told; four times is a warning from `notable` on, ten times an error from `grave` on',
  ),
  fall: means(
    z.optional(z.strictObject({ warning: z.optional(times), error: z.optional(times) })),
    'A fall to one so-many-th that is a warning, or an error',
  ),
  outlier: means(z.optional(quantity), 'Only above this is an amount held against those beside it'),
});

const pool = z
  .strictObject({
    name: means(z.optional(z.string()), 'Its name, for people'),
    memory: means(z.optional(quantity), 'Memory of a node that pods may use'),
    cpu: means(z.optional(quantity), 'CPU of a node that pods may use'),
    'ephemeral-storage': means(z.optional(quantity), 'Disk of a node that pods may use'),
  })
  .check(
    z.refine(
      (one) => (one.memory ?? one.cpu ?? one['ephemeral-storage']) !== undefined,
      'says neither memory, cpu nor ephemeral-storage',
    ),
  );

const notShare = 'must be a share of good requests, such as 0.9997 or "99.97%"';

/** A share as a number, also where it is written in percent. */
const share = z.pipe(
  z.union([z.string(), z.number()], notShare).check(z.refine((value) => isShare(shareOf(value)), notShare)),
  z.transform(shareOf),
);

function shareOf(value: string | number): number {
  if (typeof value === 'number') return value;
  const percent = /^(\d{1,2}(?:\.\d{1,9})?)\s*%$/.exec(value)?.[1];
  return percent === undefined ? Number.NaN : Number((Number(percent) / 100).toPrecision(12));
}

function isShare(value: number): boolean {
  return value > 0 && value < 1;
}

const prefix = z
  .string()
  .check(
    z.regex(/^[a-z0-9][a-z0-9._:/-]*$/, 'must be a registry or the beginning of a repository, such as ghcr.io/acme'),
  );
const tag = z.string().check(z.regex(/^[A-Za-z0-9_][A-Za-z0-9._-]{0,127}$/, 'must be a tag, such as stable'));

const notDay = 'must be a day, such as 2026-11-27';
const day = z.string().check(z.refine(isDay, notDay));

function isDay(text: string): boolean {
  const time = Date.parse(`${text}T00:00:00Z`);
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

const usage = z.strictObject({
  days: means(
    z._default(
      z
        .number()
        .check(
          z.refine(
            (value) => Number.isInteger(value) && value >= 1 && value <= 90,
            'must be a whole number from 1 to 90',
          ),
        ),
      14,
    ),
    'How many days are looked back, from 1 to 90',
  ),
});

const attestation = z.strictObject({
  item: means(z.enum(checklistItems.map(({ id }) => id)), 'The item of the checklist'),
  application: means(z.optional(z.string()), 'The folder of the application that it is for; every one unless given'),
  by: means(z.string().check(z.minLength(1)), 'Who answers for it'),
  on: means(day, 'The day it was answered'),
  until: means(z.optional(day), 'The last day that it holds; a year later unless given'),
  evidence: means(z.optional(z.string()), 'Where to read more'),
});

/** How manifests are judged. */
export const readiness = z.strictObject({
  profile: means(
    z._default(z.enum(['default', 'strict-facts']), 'default'),
    'Which rules there are; strict-facts is without those on which careful people differ',
  ),
  rules: means(z._default(levels, {}), 'What rules count as, by id'),
  paths: means(z._default(z.array(whereRules), []), 'The same for some files alone; what stands later counts'),
  kubernetes: means(
    z._default(z.string().check(z.regex(/^1\.\d{1,3}$/, 'must be a minor version, such as "1.34"')), '1.34'),
    'The version of Kubernetes that the manifests are for, in quotes',
  ),
  registries: means(
    z._default(z.array(prefix), []),
    'Where images may come from: registries, or beginnings of repositories; any unless given',
  ),
  'moving-tags': means(z._default(z.array(tag), []), 'Tags that move, besides latest and its like'),
  'own-images': means(
    z.optional(z.array(prefix)),
    'Repositories of the images that are built here; image.name unless given',
  ),
  'node-allocatable': means(
    z.optional(
      z.union(
        [pool, someOf(pool)],
        'must be what a node has to give to pods (memory, cpu, ephemeral-storage), or a list of pools',
      ),
    ),
    'What a node has to give to pods (`status.allocatable`); of several pools a list',
  ),
  cluster: means(
    z.optional(
      z.union([z.boolean(), someText(), someOf(someText())], 'must be true, the name of a cluster, or a list of names'),
    ),
    'Reads what nodes have to give from the cluster ([how](cluster-facts.md)): true for every one under `clusters`, or that of `kubeconfig` where there is none; or names of them. `deploy` and `promote` ask those of the targets',
  ),
  usage: means(
    z.optional(z.union([z.boolean(), usage], 'must be true, or a map with days')),
    'Asks Prometheus what containers have used ([how](cluster-facts.md))',
  ),
  thresholds: means(
    z._default(
      z.strictObject({
        memory: z.optional(thresholds),
        cpu: z.optional(thresholds),
        'ephemeral-storage': z.optional(thresholds),
      }),
      {},
    ),
    'From when on amounts are worth a word, where it is not the usual',
  ),
  attested: means(
    z._default(z.array(attestation), []),
    'What people answer for items of [the production readiness checklist](check.md#the-production-readiness-checklist) that manifests do not tell',
  ),
  slo: means(z.optional(share), 'The share of good requests that is promised, such as 0.9997'),
  'deployment-time': means(z.optional(duration), 'How long a deployment may take, such as 15m'),
});

/** The section `readiness` as it was read. */
export type ReadinessSection = z.output<typeof readiness>;
/** Its thresholds. */
export type ThresholdsSection = z.output<typeof thresholds>;
