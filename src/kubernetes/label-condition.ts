/** A condition on one label, as `matchExpressions` of selectors and node affinities have it. */
interface Wanted {
  readonly operator: string | undefined;
  readonly values: readonly (string | undefined)[];
}

/**
 * Whether a label is what a condition wants; undefined for an operator that is none of the four which both have:
 * https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/label-selector/
 */
export function meets(value: string | undefined, { operator, values }: Wanted): boolean | undefined {
  switch (operator) {
    case 'In':
      return value !== undefined && values.includes(value);
    case 'NotIn':
      return value === undefined || !values.includes(value);
    case 'Exists':
      return value !== undefined;
    case 'DoesNotExist':
      return value === undefined;
    default:
      return undefined;
  }
}
