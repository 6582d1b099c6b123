// Writes test/e2e/fixtures/crds.json from the Go modules of the projects (`go mod download`): `node test/e2e/cut-crds.ts GOMODCACHE`. Each
// definition is cut to the version that `init` writes, without the descriptions; all four are under the Apache License 2.0.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';

const cache = process.argv[2] ?? '';
const files = [
  'sigs.k8s.io/gateway-api@v1.6.0/config/crd/standard/gateway.networking.k8s.io_httproutes.yaml',
  'istio.io/api@v1.32.0/kubernetes/customresourcedefinitions.gen.yaml',
  'github.com/vmware-tanzu/velero@v1.18.3/config/crd/v1/bases/velero.io_schedules.yaml',
  'github.com/vmware-tanzu/velero@v1.18.3/config/crd/v1/bases/velero.io_backups.yaml',
  'github.com/prometheus-operator/prometheus-operator@v0.85.0/example/prometheus-operator-crd/monitoring.coreos.com_prometheusrules.yaml',
  'github.com/prometheus-operator/prometheus-operator@v0.85.0/example/prometheus-operator-crd/monitoring.coreos.com_servicemonitors.yaml',
];
const wanted: Readonly<Record<string, string>> = {
  HTTPRoute: 'v1',
  VirtualService: 'v1',
  DestinationRule: 'v1',
  Schedule: 'v1',
  Backup: 'v1',
  PrometheusRule: 'v1',
  ServiceMonitor: 'v1',
};

interface Definition {
  readonly metadata: { readonly name: string };
  readonly spec: {
    readonly group: string;
    readonly scope: string;
    readonly names: { readonly kind: string };
    readonly versions: readonly { readonly name: string; readonly schema: unknown; readonly subresources?: unknown }[];
  };
}

function cut({ metadata, spec }: Definition): unknown {
  const { group, names, scope } = spec;
  const versions = spec.versions
    .filter(({ name }) => name === wanted[names.kind])
    .map(({ name, schema, subresources }) => ({
      name,
      served: true,
      storage: true,
      schema: withoutDescriptions(schema),
      ...(subresources === undefined ? {} : { subresources }),
    }));
  return {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: {
      name: metadata.name,
      annotations: { 'api-approved.kubernetes.io': 'unapproved, cut for tests' },
    },
    spec: { group, names, scope, versions },
  };
}

/** A field may be called description, too: that of a schema is a text. */
function withoutDescriptions(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutDescriptions);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key, inner]) => key !== 'description' || typeof inner !== 'string')
      .map(([key, inner]) => [key, withoutDescriptions(inner)]),
  );
}

const definitions = files
  .flatMap((file) =>
    parseAllDocuments(readFileSync(join(cache, file), 'utf8')).map((document) => document.toJS() as Definition),
  )
  .filter(({ spec }) => Object.hasOwn(wanted, spec.names.kind) && !spec.group.startsWith('telemetry'));
writeFileSync(
  new URL('fixtures/crds.json', import.meta.url),
  `${JSON.stringify({ apiVersion: 'v1', kind: 'List', items: definitions.map(cut) })}\n`,
);
