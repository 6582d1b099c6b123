import type { Rule } from '../rule.ts';
import { schemaValid } from '../schema/schema-valid.ts';
import { defaultNamespace } from './default-namespace.ts';
import { deprecatedApi } from './deprecated-api.ts';
import { gracefulShutdown } from './graceful-shutdown.ts';
import { livenessProbe } from './liveness-probe.ts';
import { pdbBlocksDrain } from './pdb-blocks-drain.ts';
import { pdbMissing } from './pdb-missing.ts';
import { probePort } from './probe-port.ts';
import { probesIdentical } from './probes-identical.ts';
import { readinessProbe } from './readiness-probe.ts';
import { replicasMinimum } from './replicas-minimum.ts';
import { rollingCapacity } from './rolling-capacity.ts';
import { selector } from './selector.ts';
import { serviceTarget } from './service-target.ts';
import { spread } from './spread.ts';
import { startupProbe } from './startup-probe.ts';
import { volumeAccessMode } from './volume-access-mode.ts';

/** The rules of this family, in the order of the catalogue. */
export const reliabilityRules: readonly Rule[] = [
  schemaValid,
  deprecatedApi,
  readinessProbe,
  livenessProbe,
  startupProbe,
  probesIdentical,
  probePort,
  replicasMinimum,
  pdbMissing,
  pdbBlocksDrain,
  spread,
  volumeAccessMode,
  gracefulShutdown,
  rollingCapacity,
  selector,
  serviceTarget,
  defaultNamespace,
];
