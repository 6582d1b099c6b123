import type { Application } from './way.ts';

const block = `# the shop, as it runs
apiVersion: argoproj.io/v1alpha1
kind: Rollout
metadata:
  name: shop
spec:
  strategy:
    canary:
      stableService: shop
      steps:
        - setWeight: 20
        - analysis:
            templates:
              - templateName: success-rate # of the last five minutes
  selector:
    matchLabels: { app: shop }
  template:
    metadata:
      labels:
        app: shop
    spec:
      securityContext:
        runAsNonRoot: true
        runAsUser: 1000
      containers:
        - name: shop
          image: "ghcr.io/example/shop:1.4.2"   # released on Tuesday
          ports:
            - name: http
              containerPort: 8080
          env:
            - name: LOG_LEVEL
              value: info
            - name: DB_PASSWORD
              valueFrom:
                secretKeyRef:
                  name: shop
                  key: password
          readinessProbe:
            httpGet:
              path: /ready
              port: http
          securityContext:
            allowPrivilegeEscalation: false
          resources:
            requests:
              cpu: 250m
              memory: 256Mi
            limits:
              memory: '512Mi'
          volumeMounts:
            - { name: tmp, mountPath: /tmp }
      volumes:
        - name: tmp
          emptyDir: {}
---
apiVersion: v1
kind: Service
metadata:
  name: shop
spec:
  selector:
    app: shop
  ports:
    - port: 80
      targetPort: http
---
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata:
  name: shop
spec:
  scaleTargetRef:
    apiVersion: argoproj.io/v1alpha1
    kind: Rollout
    name: shop
  minReplicas: 3
  maxReplicas: 9
---
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata:
  name: shop
spec:
  maxUnavailable: 1
  selector:
    matchLabels:
      app: shop
`;

const flow = `{ apiVersion: apps/v1, kind: Deployment, metadata: { name: api },
  spec: { replicas: 2, selector: { matchLabels: { app: api } }, template: { metadata: { labels: { app: api } }, spec: {
    securityContext: { runAsNonRoot: true },
    volumes: [{ name: cache, emptyDir: { sizeLimit: 1Gi } }],
    containers: [{ name: api, image: 'example/api@sha256:${'a'.repeat(64)}', ports: [{ containerPort: 9000 }],
      env: [{ name: API_TOKEN, valueFrom: { secretKeyRef: { name: api, key: token } } }],
      livenessProbe: { tcpSocket: { port: 9000 } },
      resources: { requests: { memory: "1Gi", cpu: "500m" }, limits: { memory: 1Gi } } }] } } } }
---
{ apiVersion: v1, kind: Service, metadata: { name: api }, spec: { selector: { app: api }, ports: [{ port: 80, targetPort: 9000 }] } }
---
{ apiVersion: policy/v1, kind: PodDisruptionBudget, metadata: { name: api }, spec: { minAvailable: 1, selector: { matchLabels: { app: api } } } }
`;

const odd = `apiVersion: apps/v1
kind: StatefulSet
metadata: {name: queue}
spec:
    serviceName: queue
    selector: {matchLabels: {app: queue, tier: backend}}
    template:
        metadata: {labels: {app: queue, tier: backend}}
        spec:
            containers:
            -   image: registry.example.com:5000/queue:3.13.7
                name: queue
                # what the broker needs at the peak
                resources: &resources
                    limits: {memory: 2Gi}
                    requests: {cpu: 1500m, memory: 2Gi}
                securityContext: {runAsNonRoot: true, readOnlyRootFilesystem: true}
                ports:
                -   containerPort: 5672
                    name: amqp
                env:
                -   name: MODE
                    value: cluster
                startupProbe:
                    tcpSocket: {port: amqp}
            -   name: metrics
                image: queue-metrics:1.0.0
                resources: *resources
---
# clients find it here
kind: Service
apiVersion: v1
metadata: {name: queue}
spec:
    clusterIP: None
    ports:
    -   {name: amqp, port: 5672, targetPort: amqp}
    selector: {app: queue, tier: backend}
`;

const autoscaled = `apiVersion: keda.sh/v1alpha1
kind: ScaledObject
metadata:
  name: queue
spec:
  scaleTargetRef: {kind: StatefulSet, name: queue}
  triggers: [{type: cpu, metricType: Utilization, metadata: {value: "70"}}]
`;

const blueGreen = `apiVersion: argoproj.io/v1alpha1
kind: Rollout
metadata: {name: web}
spec:
  strategy:
    blueGreen:
      activeService: web
      prePromotionAnalysis:
        templates:
        - templateName: smoke
`;

/** Applications in the ways in which people write YAML. */
export const shapes: Readonly<Record<string, Application>> = {
  block: new Map([['shop.yaml', block]]),
  'block with CRLF': new Map([['shop.yaml', block.replaceAll('\n', '\r\n')]]),
  flow: new Map([['api.yml', flow]]),
  'odd indentation, several files': new Map([
    ['queue.yaml', odd],
    ['scaled.yaml', autoscaled],
    ['web.yaml', blueGreen],
    ['README.md', '# queue\n'],
  ]),
};
