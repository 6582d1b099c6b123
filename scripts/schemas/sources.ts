/** A project whose kinds are known, where its schemas lie in Go's module cache, and which of its kinds are wanted. */
export interface Source {
  /** The name of the data file. */
  readonly name: string;
  /** For people: with the version. */
  readonly from: string;
  /** Files or folders of custom resource definitions, within the module cache or absolute. */
  readonly files: readonly string[];
  readonly kinds: readonly string[];
}

/** The module of Kubernetes, whose OpenAPI descriptions and generated code are read. */
export const kubernetes = { version: '1.37.2', module: 'k8s.io/kubernetes@v1.37.2' };

/**
 * Where prometheus-operator's definitions lie: its newer modules hold only the Go types, of which `controller-gen crd` makes the
 * definitions.
 */
const madeDefinitions = process.env['PROMETHEUS_OPERATOR_CRDS'] ?? 'prometheus-operator-crds';

const words = (text: string): readonly string[] => text.split(' ');

/** Everything but Kubernetes itself. All of them are under the Apache License 2.0. */
export const sources: readonly Source[] = [
  {
    name: 'argo-rollouts',
    from: 'Argo Rollouts 1.10.2',
    files: ['github.com/argoproj/argo-rollouts@v1.10.2/manifests/crds'],
    kinds: words('Rollout AnalysisTemplate ClusterAnalysisTemplate AnalysisRun Experiment'),
  },
  {
    name: 'argo-cd',
    from: 'Argo CD 3.6.1',
    files: ['github.com/argoproj/argo-cd/v3@v3.6.1/manifests/crds'],
    kinds: words('Application ApplicationSet AppProject'),
  },
  {
    name: 'istio',
    from: 'Istio 1.32.0',
    files: ['istio.io/api@v1.32.0/kubernetes/customresourcedefinitions.gen.yaml'],
    kinds: words(
      'VirtualService DestinationRule Gateway PeerAuthentication RequestAuthentication AuthorizationPolicy Sidecar ServiceEntry Telemetry WorkloadEntry',
    ),
  },
  {
    name: 'prometheus-operator',
    from: 'prometheus-operator 0.95.2',
    files: [madeDefinitions],
    kinds: words('ServiceMonitor PodMonitor PrometheusRule Probe'),
  },
  {
    name: 'velero',
    from: 'Velero 1.18.3',
    files: ['github.com/vmware-tanzu/velero@v1.18.3/config/crd/v1/bases'],
    kinds: words('Schedule Backup Restore BackupStorageLocation VolumeSnapshotLocation'),
  },
  {
    name: 'gateway-api',
    from: 'Gateway API 1.7.0 (experimental channel)',
    files: ['sigs.k8s.io/gateway-api@v1.7.0/config/crd/experimental'],
    kinds: words('Gateway GatewayClass HTTPRoute GRPCRoute TLSRoute TCPRoute ReferenceGrant BackendTLSPolicy'),
  },
  {
    name: 'cert-manager',
    from: 'cert-manager 1.21.2',
    files: ['github.com/cert-manager/cert-manager@v1.21.2/deploy/crds'],
    kinds: words('Certificate Issuer ClusterIssuer'),
  },
  {
    name: 'keda',
    from: 'KEDA 2.21.0',
    files: ['github.com/kedacore/keda/v2@v2.21.0/config/crd/bases'],
    kinds: words('ScaledObject ScaledJob TriggerAuthentication ClusterTriggerAuthentication'),
  },
  {
    name: 'external-secrets',
    from: 'External Secrets 1.3.2',
    files: ['github.com/external-secrets/external-secrets@v1.3.2/config/crds/bases'],
    kinds: words('ExternalSecret ClusterExternalSecret SecretStore ClusterSecretStore'),
  },
  {
    name: 'sealed-secrets',
    from: 'Sealed Secrets 0.40.0',
    files: ['github.com/bitnami-labs/sealed-secrets@v0.40.0/helm/sealed-secrets/crds'],
    kinds: words('SealedSecret'),
  },
];
