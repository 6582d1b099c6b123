/** A group of nodes that the Cluster Autoscaler makes larger and smaller. */
export interface ScaledGroup {
  /** Nodes that are there. */
  readonly ready: number;
  readonly least: number;
  readonly most: number;
}

/**
 * The groups in the status of the Cluster Autoscaler (ConfigMap `cluster-autoscaler-status`): YAML from 1.30 on, sentences before.
 * https://github.com/kubernetes/autoscaler/blob/master/cluster-autoscaler/clusterstate/api/types.go
 */
export function scaledGroups(status: string): readonly ScaledGroup[] {
  const groups = /^\s*nodegroups:\s*$/im.exec(status);
  if (groups === null) return [];
  const parts = status.slice(groups.index).split(/^(?:\s*- |\s*Name:)/m);
  return parts.flatMap((part) => {
    const [ready, least, most] = ['ready', 'minSize', 'maxSize'].map((name) => numberOf(part, name));
    return most === undefined ? [] : [{ ready: ready ?? 0, least: least ?? 0, most }];
  });
}

function numberOf(text: string, name: string): number | undefined {
  const found = new RegExp(`\\b${name}[=:]\\s*(\\d{1,9})\\b`).exec(text)?.[1];
  return found === undefined ? undefined : Number(found);
}
