import type { Facts } from '../facts.ts';
import { text } from '../text.ts';
import { canaryArguments } from './analysis.ts';

/** A canary: a tenth, then half, each judged before more of it comes. */
export function canary(facts: Facts): string {
  return text`
    strategy:
      canary:
        maxUnavailable: 0
        maxSurge: 25%
        ${services(facts)}
        ${routing(facts)}
        steps:
          - setWeight: 10
          ${judge(facts)}
          - setWeight: 50
          ${judge(facts)}
  `;
}

/** Two Services that the controller points at the stable and at the new pods, where something outside splits by Service. */
function services({ edge, name }: Facts): string {
  return edge !== 'gateway'
    ? ''
    : text`
    stableService: ${name}
    canaryService: ${name}-canary
  `;
}

function routing({ edge, name, slots, namespaceLine }: Facts): string {
  if (edge === 'istio')
    return text`
      trafficRouting:
        istio:
          virtualService:
            name: ${name}
            routes: [primary]
          destinationRule:
            name: ${name}
            stableSubsetName: stable
            canarySubsetName: canary
    `;
  if (edge !== 'gateway') return '# nothing splits requests by weight: weights are shares of the pods';
  return text`
    trafficRouting:
      plugins:
        # https://github.com/argoproj-labs/rollouts-plugin-trafficrouter-gatewayapi, which the controller has to load
        argoproj-labs/gatewayAPI:
          httpRoute: ${name}
          ${namespaceLine === '' ? '' : `namespace: ${slots.namespace}`}
  `;
}

function judge({ monitoring, name }: Facts): string {
  if (monitoring === 'none')
    return text`
      - pause:
          duration: 5m
    `;
  return text`
    - analysis:
        templates:
          - templateName: ${name}-serves
        args:
          ${canaryArguments()}
  `;
}

/** Blue-green: the new version comes up beside the old one, is looked at, and then gets all requests at once. */
export function blueGreen(facts: Facts): string {
  const { name, monitoring } = facts;
  const analyses =
    monitoring === 'none'
      ? ''
      : text`
      # nobody uses the preview yet: only whether it is up can be asked
      prePromotionAnalysis:
        templates:
          - templateName: ${name}-is-up
        args:
          ${canaryArguments()}
      postPromotionAnalysis:
        templates:
          - templateName: ${name}-serves
        args:
          ${canaryArguments()}
    `;
  return text`
    strategy:
      blueGreen:
        activeService: ${name}
        previewService: ${name}-preview
        autoPromotionEnabled: true
        # the old pods stay until after the last analysis, so that going back takes seconds
        scaleDownDelaySeconds: 600
        ${analyses}
  `;
}
