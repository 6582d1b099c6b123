import type { ManifestObject } from '../object.ts';
import type { PodContainer } from '../pod.ts';
import { podOf } from '../pod.ts';
import type { Report, Rule } from '../rule.ts';
import type { View } from '../view.ts';
import { exampleDeployment } from './control.ts';
import { isNamedSecret } from './secret-name.ts';
import { secretShapeIn } from './secret-shape.ts';

function judge(object: ManifestObject): readonly Report[] {
  const pod = podOf(object);
  const inPod = pod === undefined ? [] : [...pod.containers.flatMap(inContainer), ...inAnnotations(pod.metadata)];
  const inData = object.kind === 'ConfigMap' && object.group === '' ? inConfigMap(object) : [];
  const metadata = object.view.at('metadata');
  const isOwn = pod !== undefined && pod.metadata.steps.length === metadata.steps.length;
  return [...inPod, ...inData, ...(isOwn ? [] : inAnnotations(metadata))];
}

function inContainer({ view, title }: PodContainer): readonly Report[] {
  const variables = view.at('env').items.flatMap((variable) => {
    const name = variable.at('name').value ?? '';
    return found(variable.at('value'), name, `the variable ${name} of ${title}`);
  });
  const words = ['command', 'args'].flatMap((list) => inArguments(view.at(list), title));
  return [...variables, ...words];
}

/** Options, as `--name=value` or in two words. */
function inArguments(list: View, title: string): readonly Report[] {
  const { items } = list;
  return items.flatMap((at, index) => {
    const [, option = '', value] = /^--?([A-Za-z][\w.-]*)(?:=(.*))?$/s.exec(at.value ?? '') ?? [];
    const what = `an argument of ${title}`;
    if (value !== undefined) return [...named(at, option, value, what), ...shaped(at, what)].slice(0, 1);
    const next = items[index + 1];
    const isOption = next === undefined || (next.value ?? '').startsWith('-');
    const ofNext =
      option === '' || isOption ? [] : named(next, option, next.value ?? '', `the argument of --${option} of ${title}`);
    return [...ofNext, ...shaped(at, what)];
  });
}

function inAnnotations(metadata: View): readonly Report[] {
  // names say little here: checksum/secret, auth-secret, what an agent is to fetch
  return metadata.at('annotations').entries.flatMap(([key, at]) => shaped(at, `the annotation ${key}`));
}

function inConfigMap({ view, name = '' }: ManifestObject): readonly Report[] {
  return view.at('data').entries.flatMap(([key, at]) => {
    const what = `${key} of ConfigMap ${name}`;
    const isFile = (at.value ?? '').includes('\n');
    return isFile ? [...shaped(at, what), ...inLines(at, key, what)].slice(0, 1) : found(at, key, what);
  });
}

/** Lines of a file of settings, such as `db.password=…`; programs and templates have lines like these that hold no value. */
function inLines(at: View, key: string, what: string): readonly Report[] {
  if (!/\.(properties|env|ini)$|^\.?env$/.test(key)) return [];
  const lines = (at.value ?? '')
    .split('\n')
    .map((line) => /^\s*([A-Za-z][\w.-]*)\s*[=:]\s*(["']?)(\S+)\2\s*$/.exec(line));
  const line = lines.find((one) => one !== null && isNamedSecret(one[1] ?? '', one[3] ?? ''));
  return line == null ? [] : [report(at, `${what} holds a value for ${line[1]}`)];
}

function found(at: View, name: string, what: string): readonly Report[] {
  return [...named(at, name, at.value ?? '', what), ...shaped(at, what)].slice(0, 1);
}

function named(at: View, name: string, value: string, what: string): readonly Report[] {
  if (typeof at.meaning === 'boolean' || typeof at.meaning === 'number' || !isNamedSecret(name, value)) return [];
  return [report(at, `${what} holds its value in clear text (${value.length} characters)`)];
}

function shaped(at: View, what: string): readonly Report[] {
  const shape = secretShapeIn(at.value ?? '');
  return shape === undefined ? [] : [report(at, `${what} holds ${shape} in clear text`)];
}

function report(at: View, message: string): Report {
  return { at, message, isSecret: true };
}

/** Secrets that are written out. */
export const secretLiteral: Rule = {
  id: 'secret-literal',
  family: 'security',
  severities: ['error'],
  title: 'a password, token or key that is written out',
  why: 'everybody who can read the repository, its history or the object (kubectl describe) has it, and it cannot be taken back: it has to be renewed',
  fix: 'renew it, keep it in a Secret that is sealed or comes from outside, and refer to that by secretKeyRef',
  repairs: 'person',
  sources: ['CIS Kubernetes Benchmark 5.4.1', 'https://kubernetes.io/docs/concepts/security/secrets-good-practices/'],
  elsewhere: [
    'kube-linter env-var-secret',
    'polaris sensitiveContainerEnvVar',
    'polaris sensitiveConfigmapContent',
    'trivy KSV-0109',
    'trivy KSV-01010',
  ],
  example: {
    file: 'deployment.yaml',
    bad: exampleDeployment(`containers:
  - name: api
    image: ghcr.io/acme/api:v1.2.3
    env: [{ name: DB_PASSWORD, value: hunter2 }]`),
    good: exampleDeployment(`containers:
  - name: api
    image: ghcr.io/acme/api:v1.2.3
    env:
      - name: DB_PASSWORD
        valueFrom: { secretKeyRef: { name: db, key: password } }`),
  },
  looksAt: 'object',
  judge,
};
