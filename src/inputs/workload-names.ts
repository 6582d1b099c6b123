import { workloadKinds } from '../kubernetes/workload-kind.ts';
import type { ObjectName, WorkloadName } from '../rollout/goal.ts';
import type { InputName } from './names.ts';
import type { Reading } from './reading.ts';

/** The Rollouts and workloads that are named, by inputs and by the words behind `rollout`. */
export function workloadNames(reading: Reading, words: readonly string[]): readonly WorkloadName[] {
  const rollouts = [...reading.all('rollout'), ...words].flatMap((text) => {
    const name = readName(reading, 'rollout', text);
    return name === undefined ? [] : [{ kind: 'Rollout', ...name } as const];
  });
  return [...rollouts, ...reading.all('workload').flatMap((text) => readWorkload(reading, text) ?? [])];
}

/** The Application of Argo CD that is named. */
export function applicationName(reading: Reading): ObjectName | undefined {
  const text = reading.text('argocd-application');
  return text === undefined ? undefined : readName(reading, 'argocd-application', text);
}

/** `Deployment/staging/api`; kinds are told without case, as kubectl does. */
function readWorkload(reading: Reading, text: string): WorkloadName | undefined {
  const [word = '', ...rest] = text.split('/');
  const kind = workloadKinds.find((known) => known.toLowerCase() === word.toLowerCase());
  if (kind === undefined || rest.length !== 2)
    return reading.wrong('workload', `"${text}" must be KIND/NAMESPACE/NAME; KIND is ${workloadKinds.join(', ')}`);
  const name = readName(reading, 'workload', rest.join('/'));
  return name === undefined ? undefined : { kind, ...name };
}

function readName(reading: Reading, name: InputName, text: string): ObjectName | undefined {
  const [namespace, own, ...rest] = text.split('/');
  if (namespace === undefined || own === undefined || namespace === '' || own === '' || rest.length > 0) {
    return reading.wrong(name, `"${text}" must be namespace/name`);
  }
  return { namespace, name: own };
}
