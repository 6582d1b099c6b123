import type { KindName, ObjectSet } from './object-set.ts';

/** Whether anything runs. */
export const hasPods = (set: ObjectSet) => set.pods.length > 0;

/** Whether anything is reached by a Service. */
export const serves = (set: ObjectSet) => set.pods.some((pod) => set.servicesOf(pod).length > 0);

/** Whether there is an object of one of these kinds. */
export const hasKind =
  (...kinds: readonly KindName[]) =>
  (set: ObjectSet) =>
    kinds.some((kind) => set.ofKind(kind).length > 0);

/** Whether anything keeps data on volumes of its own. */
export const keepsData = (set: ObjectSet) =>
  set.ofKind({ kind: 'PersistentVolumeClaim', group: '' }).length > 0 ||
  set.pods.some(({ object }) => object.view.at('spec', 'volumeClaimTemplates').items.length > 0);

/** Whether anything runs that may have several pods. */
export const isReplicated = (set: ObjectSet) =>
  set.pods.some(
    ({ runsAs }) => runsAs.kind === 'Rollout' || runsAs.kind === 'Deployment' || runsAs.kind === 'StatefulSet',
  );
