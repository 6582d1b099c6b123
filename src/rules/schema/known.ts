import { groupOf } from '../../kubernetes/workload.ts';
import { argoCd } from './data/argo-cd.ts';
import { argoRollouts } from './data/argo-rollouts.ts';
import { certManager } from './data/cert-manager.ts';
import { externalSecrets } from './data/external-secrets.ts';
import { gatewayApi } from './data/gateway-api.ts';
import { istio } from './data/istio.ts';
import { keda } from './data/keda.ts';
import { kubernetes } from './data/kubernetes.ts';
import { prometheusOperator } from './data/prometheus-operator.ts';
import { sealedSecrets } from './data/sealed-secrets.ts';
import { velero } from './data/velero.ts';
import type { Schema } from './schema.ts';
import { SchemaGroup } from './schema.ts';

/** A kind whose fields are known. */
export interface KnownKind {
  readonly schema: Schema;
  /** Whose it is, with the version that is known: a newer one may have more fields. */
  readonly from: string;
  /** Whether it is Kubernetes' own: what the API refuses of it is code, and of others its schema. */
  readonly isBuiltIn: boolean;
}

const texts = [
  kubernetes,
  argoRollouts,
  argoCd,
  istio,
  prometheusOperator,
  velero,
  gatewayApi,
  certManager,
  keda,
  externalSecrets,
  sealedSecrets,
];

let read: { readonly builtIn: SchemaGroup; readonly byKind: ReadonlyMap<string, SchemaGroup> } | undefined;

function groups() {
  if (read !== undefined) return read;
  const all = texts.map((text) => new SchemaGroup(text));
  const byKind = new Map(all.flatMap((group) => group.kinds.map((kind) => [kind, group] as const)));
  read = { builtIn: all[0] ?? new SchemaGroup('{"kinds":{}}'), byKind };
  return read;
}

/** What is known of a kind; undefined where nothing is. */
export function knownKind({
  apiVersion,
  kind,
}: {
  readonly apiVersion: string;
  readonly kind: string;
}): KnownKind | undefined {
  const name = `${apiVersion} ${kind}`;
  const { builtIn, byKind } = groups();
  const group = byKind.get(name);
  const schema = group?.schemaOf(name);
  return group === undefined || schema === undefined
    ? undefined
    : { schema, from: group.from, isBuiltIn: group === builtIn };
}

/** The same kind in the other versions of its API. */
export function otherVersions({
  apiVersion,
  kind,
}: {
  readonly apiVersion: string;
  readonly kind: string;
}): readonly { readonly apiVersion: string; readonly schema: Schema }[] {
  const group = groupOf(apiVersion);
  return [...groups().byKind].flatMap(([name, of]) => {
    const [other = '', otherKind] = name.split(' ');
    const isOther = otherKind === kind && groupOf(other) === group && other !== apiVersion;
    const schema = isOther ? of.schemaOf(name) : undefined;
    return schema === undefined ? [] : [{ apiVersion: other, schema }];
  });
}

/** Every kind that is known, as `apps/v1 Deployment`. */
export function knownKinds(): readonly string[] {
  return [...groups().byKind.keys()];
}

/** The metadata of any object. */
export function metadataSchema(): Schema {
  return groups().builtIn.type(0);
}
