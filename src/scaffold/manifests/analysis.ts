import type { Facts } from '../facts.ts';
import { documents, text } from '../text.ts';
import { metadata } from './metadata.ts';

/** The arguments of every analysis: whose pods, and where. */
export function canaryArguments(): string {
  return text`
    - name: pods
      valueFrom:
        podTemplateHashValue: Latest
    - name: namespace
      valueFrom:
        fieldRef:
          fieldPath: metadata.namespace
  `;
}

/** The AnalysisTemplates that the strategy names. */
export function analysisTemplates(facts: Facts): string {
  const serves = template(facts, 'serves', [isUp(facts), errors(facts)]);
  return facts.strategy === 'blue-green'
    ? documents([template(facts, 'is-up', [isUp(facts)]), serves])
    : documents([serves]);
}

function template(facts: Facts, suffix: string, metrics: readonly string[]): string {
  return text`
    apiVersion: argoproj.io/v1alpha1
    kind: AnalysisTemplate
    ${metadata(facts, `${facts.name}-${suffix}`)}
    spec:
      args:
        - name: pods # the hash of the new pods: the numbers are theirs alone
        - name: namespace
      metrics:
        ${metrics.join('\n')}
  `;
}

function isUp(facts: Facts): string {
  return text`
    - name: is-up
      # a version that cannot be measured is not taken for a good one: no answer fails
      initialDelay: 60s
      interval: 30s
      count: 4
      failureLimit: 1
      successCondition: len(result) > 0 && result[0] == 1
      provider:
        prometheus:
          address: ${facts.prometheus}
          query: |
            min(up{${podsOf(facts)}})
  `;
}

function errors(facts: Facts): string {
  const pods = podsOf(facts);
  const rest = budget(facts.slo);
  return text`
    - name: errors
      # how many errors there were beyond the ${rest.share} % that the objective allows, and beyond 2, which is chance. Without any
      # requests there is nothing to hold against the version, and that it is up was asked above
      initialDelay: 60s
      interval: 30s
      count: 4
      failureLimit: 1
      successCondition: len(result) == 0 || isNaN(result[0]) || result[0] <= 0
      provider:
        prometheus:
          address: ${facts.prometheus}
          query: |
            (sum(increase(http_requests_total{${pods},status=~"5.."}[5m])) or vector(0))
              - clamp_min(sum(increase(http_requests_total{${pods}}[5m])) * ${rest.factor}, 2)
  `;
}

/** What the objective leaves: as a factor, and in per cent, without the noise of binary fractions. */
export function budget(slo: number): { readonly factor: string; readonly share: string } {
  const rest = Math.round((100 - slo) * 1000);
  return { factor: decimal(rest / 100_000), share: decimal(rest / 1000) };
}

function decimal(value: number): string {
  return value.toFixed(7).replace(/\.?0+$/, '');
}

function podsOf({ name, braces }: Facts): string {
  return `namespace="${braces('args.namespace')}",service="${name}-metrics",rollouts_pod_template_hash="${braces('args.pods')}"`;
}
