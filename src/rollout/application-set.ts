import { listAt, textAt, valueAt } from '../data/fields.ts';
import type { ObjectName } from './goal.ts';
import { readMetadata } from './seen-object.ts';

/** What we need to know of an ApplicationSet of Argo CD (argoproj.io/v1alpha1). */
export interface ApplicationSet extends ObjectName {
  /** The steps of its progressive syncs (`RollingSync`); none where each Application is synced as it says itself. */
  readonly steps: readonly SyncStep[];
  /** How far its controller is with each Application, by name; none where progressive syncs are not enabled there. */
  readonly turns: ReadonlyMap<string, Turn>;
}

/** One step of a RollingSync. */
export interface SyncStep {
  /** Whether somebody syncs its Applications by hand: `maxUpdate: 0`. */
  readonly isManual: boolean;
}

/** Where an Application stands in a RollingSync. */
export interface Turn {
  /** From 1; no step selects the Application where it is 0 or below. */
  readonly step: number;
  /** `Waiting`, `Pending`, `Progressing`, `Healthy`. */
  readonly status: string;
}

/**
 * Reads an ApplicationSet as the Kubernetes API returns it. Its controller takes auto-sync out of the Applications of a RollingSync,
 * and syncs them itself, step by step: https://argo-cd.readthedocs.io/en/stable/operator-manual/applicationset/Progressive-Syncs/
 */
export function readApplicationSet(object: unknown): ApplicationSet {
  const { name, namespace } = readMetadata(object);
  const isRolling = textAt(object, 'spec', 'strategy', 'type') === 'RollingSync';
  const steps = isRolling ? listAt(object, 'spec', 'strategy', 'rollingSync', 'steps') : [];
  const turns = listAt(object, 'status', 'applicationStatus').map(
    (one) =>
      [
        textAt(one, 'application') ?? '',
        { step: Number(textAt(one, 'step') ?? 0), status: textAt(one, 'status') ?? 'Waiting' },
      ] as const,
  );
  return {
    name,
    namespace,
    steps: steps.map((step) => ({ isManual: /^0%?$/.test(String(valueAt(step, 'maxUpdate'))) })),
    turns: new Map(turns),
  };
}

/** Where the set's own controller syncs an Application, where it does. */
export function turnOf({ steps, turns }: ApplicationSet, application: string): Turn | undefined {
  const turn = turns.get(application);
  const step = turn === undefined ? undefined : steps[turn.step - 1];
  return step === undefined || step.isManual ? undefined : turn;
}
