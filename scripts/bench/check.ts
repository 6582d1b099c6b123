// `check` beside kube-linter: ten thousand manifests of 3 KB in one folder, in turns.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Taken } from './measure.ts';
import { median, take } from './measure.ts';

const program = new URL('../../dist/cli.js', import.meta.url).pathname;
const fileCount = 10_000;
const fileBytes = 3 * 1024;
const hasKubeLinter = spawnSync('kube-linter', ['version']).status === 0;

/** Times whole runs over the same folder, each program in turn. */
export function benchCheck(runs: number): void {
  const folder = mkdtempSync(join(tmpdir(), 'bench-check-'));
  try {
    if (!hasKubeLinter) console.log('no kube-linter on the path: our own figures alone');
    for (let index = 0; index < fileCount; index += 1) writeManifest(folder, index);
    const candidates: Record<string, readonly string[]> = {
      'gitops-deploy check': [process.execPath, program, 'check', folder],
      ...(hasKubeLinter
        ? {
            'kube-linter lint': ['kube-linter', 'lint', folder],
            'kube-linter lint, all of its checks that need no network': [
              ...['kube-linter', 'lint', '--add-all-built-in', '--exclude', 'schema-validation', folder],
            ],
          }
        : {}),
    };
    const taken = new Map(Object.keys(candidates).map((name) => [name, [] as Taken[]]));
    for (let run = 0; run < Math.min(runs, 5); run += 1)
      for (const [name, words] of Object.entries(candidates)) taken.get(name)?.push(take(words, { cwd: folder }));
    tell(taken);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function tell(taken: ReadonlyMap<string, readonly Taken[]>): void {
  const first = median([...(taken.get('gitops-deploy check') ?? [])].map(({ elapsed }) => elapsed));
  console.log(`${fileCount} manifests of ${fileBytes} bytes, ${taken.values().next().value?.length} runs in turn`);
  console.table(
    [...taken].map(([name, own]) => ({
      name,
      'seconds gone by (median)': (median(own.map(({ elapsed }) => elapsed)) / 1000).toFixed(2),
      'seconds of processor time': (median(own.map(({ processor }) => processor)) / 1000).toFixed(2),
      'times as long as ours': (median(own.map(({ elapsed }) => elapsed)) / first).toFixed(2),
      exits: [...new Set(own.map(({ exit }) => exit))].join(', '),
    })),
  );
}

/** Of ten manifests six are Deployments; a Service, a budget, an autoscaler and a policy stand beside the first of them. */
function writeManifest(folder: string, index: number): void {
  const application = Math.floor(index / 10);
  const namespace = `team-${application % 50}`;
  const own = join(folder, namespace, `app-${application}`);
  mkdirSync(own, { recursive: true });
  const name = `app-${application}-${Math.max(0, (index % 10) - 4)}`;
  const texts = [service, budget, autoscaler, policy];
  const text = (texts[index % 10] ?? deployment)(name, namespace);
  const missing = fileBytes - text.length - '# \n'.length;
  writeFileSync(join(own, `${index % 10}.yaml`), `# ${'why this is as it is '.repeat(200).slice(0, missing)}\n${text}`);
}

function head(apiVersion: string, kind: string, name: string, namespace: string): string {
  return `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata:\n  name: ${name}\n  namespace: ${namespace}\n  labels:\n    app.kubernetes.io/name: ${name}\n`;
}

function service(name: string, namespace: string): string {
  return `${head('v1', 'Service', name, namespace)}spec:\n  selector:\n    app.kubernetes.io/name: ${name}\n  ports:\n    - name: http\n      port: 80\n      targetPort: http\n`;
}

function budget(name: string, namespace: string): string {
  return `${head('policy/v1', 'PodDisruptionBudget', name, namespace)}spec:\n  maxUnavailable: 1\n  selector:\n    matchLabels:\n      app.kubernetes.io/name: ${name}\n`;
}

function autoscaler(name: string, namespace: string): string {
  return `${head('autoscaling/v2', 'HorizontalPodAutoscaler', name, namespace)}spec:\n  scaleTargetRef:\n    apiVersion: apps/v1\n    kind: Deployment\n    name: ${name}\n  minReplicas: 3\n  maxReplicas: 9\n  metrics:\n    - type: Resource\n      resource:\n        name: cpu\n        target:\n          type: Utilization\n          averageUtilization: 70\n`;
}

function policy(name: string, namespace: string): string {
  return `${head('networking.k8s.io/v1', 'NetworkPolicy', name, namespace)}spec:\n  podSelector:\n    matchLabels:\n      app.kubernetes.io/name: ${name}\n  policyTypes:\n    - Ingress\n  ingress:\n    - ports:\n        - port: http\n`;
}

function deployment(name: string, namespace: string): string {
  return `${head('apps/v1', 'Deployment', name, namespace)}spec:
  selector:
    matchLabels:
      app.kubernetes.io/name: ${name}
  template:
    metadata:
      labels:
        app.kubernetes.io/name: ${name}
    spec:
      automountServiceAccountToken: false
      serviceAccountName: ${name}
      securityContext:
        runAsNonRoot: true
        runAsUser: 10001
        seccompProfile:
          type: RuntimeDefault
      topologySpreadConstraints:
        - maxSkew: 1
          topologyKey: kubernetes.io/hostname
          whenUnsatisfiable: ScheduleAnyway
          labelSelector:
            matchLabels:
              app.kubernetes.io/name: ${name}
      containers:
${container(name, 8080)}${container('exporter', 9102)}      volumes:
        - name: tmp
          emptyDir: {}
`;
}

function container(name: string, port: number): string {
  return `        - name: ${name}
          image: registry.example.com/${name}:1.4.2
          ports:
            - name: ${port === 8080 ? 'http' : 'metrics'}
              containerPort: ${port}
          env:
            - name: LOG_LEVEL
              value: info
          readinessProbe:
            httpGet:
              path: /ready
              port: ${port}
          livenessProbe:
            httpGet:
              path: /live
              port: ${port}
          resources:
            requests:
              cpu: 100m
              memory: 256Mi
            limits:
              memory: 256Mi
          securityContext:
            allowPrivilegeEscalation: false
            readOnlyRootFilesystem: true
            capabilities:
              drop:
                - ALL
          volumeMounts:
            - name: tmp
              mountPath: /tmp
`;
}
