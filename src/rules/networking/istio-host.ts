/** The Service within a host such as `api`, `api.shop` or `api.shop.svc.cluster.local`; another host is itself. */
export function serviceIn(host: string): string {
  return /^([^.]+)(\.[^.]+(\.svc(\.cluster\.local)?)?)?$/.exec(host)?.[1] ?? host;
}

/** The Service within a host of Istio, and its namespace: that of the object which names it, unless the host says so. */
export function serviceAt(
  host: string,
  namespace: string | undefined,
): { readonly service: string; readonly namespace: string | undefined } {
  const [, , own] = /^([^.]+)\.([^.]+)(?:\.svc(?:\.cluster\.local)?)?$/.exec(host) ?? [];
  return { service: serviceIn(host), namespace: own ?? namespace };
}
