/**
 * The values that fields are limited to, by `io.k8s.api.core.v1.Container imagePullPolicy`: the published descriptions leave them out,
 * and the code that Kubernetes generates for its own has them.
 */
export function enumsIn(code: string): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, readonly string[]>();
  let [type, field] = ['', ''];
  for (const line of code.split('\n')) {
    type = /^func schema_k8sio_(api_\w+)\(/.exec(line)?.[1] ?? (line.startsWith('func ') ? '' : type);
    field = /^\t{5}"(\w+)": \{$/.exec(line)?.[1] ?? field;
    const values = /^\t+Enum: +\[\]interface\{\}\{(.*)\},$/.exec(line)?.[1];
    if (values === undefined || type === '') continue;
    found.set(`io.k8s.${type.replaceAll('_', '.')} ${field}`, JSON.parse(`[${values}]`));
  }
  return found;
}
