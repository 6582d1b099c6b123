import type { Told } from '../../deployment/plan.ts';
import type { Progress } from '../../deployment/progress.ts';
import type { Outcome } from '../../outcome.ts';
import type { Ended } from '../report.ts';
import type { Recording } from './recorder.ts';

/** Everything that the page about a run is made from. */
export interface RunFacts {
  /** Such as `deploy`. */
  readonly command: string;
  readonly ended: Ended;
  readonly recordings: readonly Recording[];
  /** The page of the application repository, such as `https://github.com/acme/api`. */
  readonly sourceUrl?: string;
  /** When the page is made. */
  readonly at: Date;
  readonly version: string;
}

/** One deployment, or a mere watch, with what is known of it. */
export interface DeploymentFacts {
  readonly application: string;
  /** Undefined for a watch without a configuration, as the commit is. */
  readonly environment?: string;
  readonly commit?: string;
  readonly outcome: Outcome;
  readonly told?: Told;
  readonly progress?: Progress;
  readonly recording?: Recording;
}

/** The deployments of a run, in their order; what was shown and never told of comes last. */
export function deploymentsOf({
  ended,
  recordings,
}: Pick<RunFacts, 'ended' | 'recordings'>): readonly DeploymentFacts[] {
  const left = [...recordings];
  const told = (ended.deployments ?? []).map(({ told, outcome, progress }) => {
    const { application, environment } = told;
    const { commit } = told.source;
    const index = left.findLastIndex(
      ({ state }) => state.application === application && state.environment === environment && state.commit === commit,
    );
    const [recording] = index < 0 ? [] : left.splice(index, 1);
    return {
      application,
      environment,
      commit,
      outcome,
      told,
      progress,
      ...(recording === undefined ? {} : { recording }),
    };
  });
  return [...told, ...left.map((recording) => watched(recording, ended.outcome))];
}

function watched(recording: Recording, outcome: Outcome): DeploymentFacts {
  const { application, environment, commit, outcome: own } = recording.state;
  return {
    application,
    outcome: own ?? outcome,
    recording,
    ...(environment === undefined ? {} : { environment }),
    ...(commit === undefined ? {} : { commit }),
  };
}
