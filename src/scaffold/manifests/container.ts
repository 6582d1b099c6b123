import type { Facts } from '../facts.ts';
import { cpuText, memoryText } from '../facts.ts';
import { text } from '../text.ts';

/** The one container of the pod. */
export function container(facts: Facts): string {
  const { name, reference } = facts;
  return text`
    - name: ${name}
      image: ${reference}
      ${environment(facts)}
      ${ports(facts)}
      ${resources(facts)}
      ${probes(facts)}
      lifecycle:
        preStop:
          # endpoints take some seconds to go everywhere: until then this pod still gets requests
          sleep:
            seconds: 10
      securityContext:
        allowPrivilegeEscalation: false
        readOnlyRootFilesystem: true
        capabilities:
          drop: [ALL]
      volumeMounts:
        - name: tmp
          mountPath: /tmp
  `;
}

function environment({ port, metricsPort, monitoring, language, memory }: Facts): string {
  const metrics =
    monitoring === 'none'
      ? ''
      : text`
      - name: METRICS_PORT
        value: "${metricsPort}"
    `;
  const limit =
    language !== 'go'
      ? ''
      : text`
      - name: GOMEMLIMIT # nine tenths of the limit: what is collected in time is not killed
        value: ${Math.floor(memory * 0.9)}MiB
    `;
  return text`
    env:
      - name: PORT
        value: "${port}"
      ${metrics}
      ${limit}
  `;
}

function ports({ port, metricsPort, monitoring }: Facts): string {
  const metrics =
    monitoring === 'none'
      ? ''
      : text`
      - name: metrics
        containerPort: ${metricsPort}
    `;
  return text`
    ports:
      - name: http
        containerPort: ${port}
      ${metrics}
  `;
}

function resources({ cpu, memory }: Facts): string {
  return text`
    resources:
      requests:
        cpu: ${cpuText(cpu)}
        memory: ${memoryText(memory)}
        ephemeral-storage: 128Mi
      # memory cannot be taken back, so that it is not lent: limit = request. CPU can: the limit is that of the LimitRange
      limits:
        memory: ${memoryText(memory)}
        ephemeral-storage: 512Mi
  `;
}

/** Each probe asks its own question; the time to start is that of the startup probe alone. */
function probes({ readinessPath, livenessPath, language }: Facts): string {
  const tries = language === 'java' ? 60 : 30;
  return text`
    startupProbe:
      httpGet:
        path: ${livenessPath}
        port: http
      periodSeconds: 2
      failureThreshold: ${tries} # ${tries * 2} s to start
    readinessProbe:
      httpGet:
        path: ${readinessPath}
        port: http
      periodSeconds: 5
      timeoutSeconds: 2
      failureThreshold: 3
    livenessProbe:
      # about this process alone: a database that is away is not mended by a restart
      httpGet:
        path: ${livenessPath}
        port: http
      periodSeconds: 10
      timeoutSeconds: 2
      failureThreshold: 3
  `;
}
