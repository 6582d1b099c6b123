import type { ManifestObject } from '../object.ts';
import type { Report, Rule } from '../rule.ts';
import type { View } from '../view.ts';
import { findFaults } from './find-faults.ts';
import { knownKind } from './known.ts';
import { refusedIn } from './refused.ts';
import { reportOf } from './report.ts';

/** What the API of a known kind does not take. */
export const schemaValid: Rule = {
  id: 'schema-valid',
  family: 'reliability',
  severities: ['error', 'warning'],
  title: 'a field that the API does not know, a value that it refuses, or a required field that is missing',
  why: 'kubectl and Argo CD refuse the object; where they are told not to validate, the field is dropped without a word, and what it should set is never set',
  fix: 'correct the name, the level or the value',
  repairs: 'suggested',
  sources: [
    'https://kubernetes.io/docs/reference/using-api/api-concepts/#field-validation',
    'https://argo-cd.readthedocs.io/en/stable/user-guide/sync-options/#disable-kubectl-validation',
    'https://istio.io/latest/docs/reference/config/networking/destination-rule/#OutlierDetection',
  ],
  elsewhere: ['kube-linter schema-validation'],
  example: {
    file: 'destination-rule.yaml',
    bad: `apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: api }
spec:
  host: api
  trafficPolicy:
    circuitBreaker:
      consecutiveErrors: 5
`,
    good: `apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: api }
spec:
  host: api
  trafficPolicy:
    outlierDetection:
      consecutive5xxErrors: 5
`,
  },
  looksAt: 'object',
  judge,
};

function judge(object: ManifestObject): readonly Report[] {
  const known = knownKind(object);
  const { view } = object;
  // what SOPS has encrypted is decrypted before it is applied
  if (known === undefined || view.at('sops').isThere) return [];
  const isPartial = object.isPatch || isNameless(view.at('metadata')) || view.at('$patch').isThere;
  const faults = findFaults({ view, known })
    .filter(({ fault }) => !isPartial || fault === 'unknown-field' || fault === 'doubled-key')
    .filter((fault) => !(object.isRelabelled === true && fault.fault === 'missing' && fault.field === 'selector'))
    .map((fault) => reportOf(fault, { object, known }));
  return isPartial ? faults : [...faults, ...refusedIn(object)];
}

/** What has no name is a patch, whose target stands elsewhere. */
function isNameless(metadata: View): boolean {
  if (!metadata.isThere) return true;
  return metadata.isMap && !metadata.at('name').isThere && !metadata.at('generateName').isThere;
}
