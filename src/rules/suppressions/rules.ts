import type { Rule } from '../rule.ts';

const deployment = (annotation: string, image: string) => `apiVersion: v1
kind: Pod
metadata:
  name: api
  annotations:
    gitops-deploy.io/ignore: "${annotation}"
spec:
  containers:
    - name: api
      image: ${image}
`;

const invalid: Rule = {
  id: 'suppression-invalid',
  family: 'suppressions',
  severities: ['warning'],
  title: 'a suppression without a reason, of a rule that does not exist, or with a date that is none',
  why: 'it does not count, and whoever wrote it believes that it does',
  fix: 'write RULE: REASON, with until YYYY-MM-DD behind it where it is to end',
  repairs: 'person',
  sources: ['This project: what is put off has a reason'],
  example: {
    file: 'pod.yaml',
    bad: deployment('image-latest', 'ghcr.io/acme/api:latest'),
    good: deployment('image-latest: a demo that nobody depends on', 'ghcr.io/acme/api:latest'),
  },
  looksAt: 'suppressions',
};

const expired: Rule = {
  id: 'suppression-expired',
  family: 'suppressions',
  severities: ['error'],
  title: 'a suppression whose last day is over',
  why: 'what was put off until then is due, and without a reminder it is put off for ever',
  fix: 'put right what it hides, or write a later date with a reason that still holds',
  repairs: 'person',
  sources: ['This project: what is put off has an end'],
  example: {
    file: 'pod.yaml',
    bad: deployment('image-latest: the registry moves in October until 2026-10-31', 'ghcr.io/acme/api:latest'),
    good: deployment('image-latest: the registry moves in October until 2099-10-31', 'ghcr.io/acme/api:latest'),
  },
  looksAt: 'suppressions',
};

const unused: Rule = {
  id: 'suppression-unused',
  family: 'suppressions',
  severities: ['info'],
  title: 'a suppression that suppresses nothing',
  why: 'it will hide the next finding of its rule, which nobody has looked at',
  fix: 'take it out',
  repairs: 'person',
  sources: ['This project: what is put off is there'],
  example: {
    file: 'pod.yaml',
    bad: deployment('image-latest: a demo that nobody depends on', 'ghcr.io/acme/api:v1.2.3'),
    good: deployment('image-latest: a demo that nobody depends on', 'ghcr.io/acme/api:latest'),
  },
  looksAt: 'suppressions',
};

/** What is said of suppressions themselves. */
export const suppressionFacts = { invalid, expired, unused } as const;

/** The rules of this family, in the order of the catalogue. */
export const suppressionsRules: readonly Rule[] = [invalid, expired, unused];
