import type { Attributes, Meter } from '@opentelemetry/api';

/** Seconds; from what is there already to a rollout of a day. */
const durations = [1, 5, 15, 30, 60, 120, 300, 600, 1200, 1800, 3600, 7200, 14_400, 43_200, 86_400];
/** Seconds; from minutes to a month. */
const leadTimes = [300, 900, 1800, 3600, 7200, 14_400, 28_800, 86_400, 172_800, 604_800, 2_592_000];

/** The figures of delivery. docs/telemetry.md lists them, and the rules and the dashboard beside it ask for them. */
export class Figures {
  readonly #deployments;
  readonly #stages;
  readonly #leadTimes;
  readonly #runs;

  constructor(meter: Meter) {
    this.#deployments = meter.createCounter('gitops_deploy.deployments', {
      unit: '{deployment}',
      description: 'Deployments that a run has brought to an end, a pause included, by outcome and reason.',
    });
    this.#stages = meter.createHistogram('gitops_deploy.stage.duration', {
      unit: 's',
      description: 'How long the steps of deployments take.',
      advice: { explicitBucketBoundaries: durations },
    });
    this.#leadTimes = meter.createHistogram('gitops_deploy.lead_time', {
      unit: 's',
      description: 'Time from the commit of the application to the moment at which it was seen to run healthy.',
      advice: { explicitBucketBoundaries: leadTimes },
    });
    // https://opentelemetry.io/docs/specs/semconv/cicd/cicd-metrics/#metric-cicdpipelinerunduration
    this.#runs = meter.createHistogram('cicd.pipeline.run.duration', {
      unit: 's',
      description: 'Duration of a pipeline run grouped by pipeline, state and result.',
      advice: { explicitBucketBoundaries: durations },
    });
  }

  /** One deployment has ended. */
  ended(labels: Attributes): void {
    this.#deployments.add(1, labels);
  }

  stageTook(seconds: number, labels: Attributes): void {
    this.#stages.record(seconds, labels);
  }

  becameHealthyAfter(seconds: number, labels: Attributes): void {
    this.#leadTimes.record(seconds, labels);
  }

  runTook(seconds: number, labels: Attributes): void {
    this.#runs.record(seconds, { 'cicd.pipeline.run.state': 'executing', ...labels });
  }
}
