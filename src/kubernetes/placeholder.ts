/** Whether a value is filled in later, by Helm, Flux, Kustomize variables or SOPS. */
export function isPlaceholder(text: string): boolean {
  return /\{\{|\$\{|\$\(|^ENC\[/.test(text);
}
