/** A kind, and the API group that it is of: an empty text is the core's. */
export interface KindName {
  readonly kind: string;
  readonly group: string;
}

/** `apps/Deployment`. */
export function keyOf({ kind, group }: KindName): string {
  return `${group}/${kind}`;
}
