import type { Call } from '../shell/shell.ts';
import type { Step, Uses } from './workflow.ts';

/** Actions of which it is known what they do: they neither check out, nor push, nor set variables but their own. */
const plain: readonly RegExp[] = [
  /^actions\/(cache|upload-artifact|download-artifact|setup-(node|go|python|java|dotnet|ruby))(\/|$)/,
  /^actions\/(attest(-build-provenance|-sbom)?|dependency-review-action|(configure|deploy)-pages|upload-pages-artifact)$/,
  /^docker\/(setup-buildx-action|setup-qemu-action|login-action|metadata-action|build-push-action|bake-action|scout-action)$/,
  /^github\/codeql-action\//,
  /^(aquasecurity\/(trivy-action|setup-trivy)|anchore\/(scan-action|sbom-action)|sigstore\/cosign-installer|hadolint\/hadolint-action)$/,
  /^(azure\/(setup-kubectl|setup-helm)|helm\/(kind-action|chart-testing-action)|golangci\/golangci-lint-action|pnpm\/action-setup|oven-sh\/setup-bun)$/,
];

/** Whether an action is one of which it is known that it does nothing but its own. */
export function isPlain({ kind, name }: Uses): boolean {
  return kind === 'remote' && (isCheckout({ name }) || plain.some((pattern) => pattern.test(name)));
}

/** The repository that releases this action: that of another owner of the same name is somebody else's. */
const own = 'org/gitops-deploy';

/** Whether it is our own: whoever could change it changes what this check says as well. */
export function isOurs({ repository }: Uses): boolean {
  return repository === own;
}

/** Whether an action is the checkout. */
export function isCheckout({ name }: Pick<Uses, 'name'>): boolean {
  return name === 'actions/checkout';
}

/** Whether nothing is known of what a step's action does. */
export function isUnknown({ uses, view }: Step): boolean {
  return uses === undefined ? view.at('uses').isThere : !isPlain(uses);
}

/** Whether a value is the token of the workflow: `${{ secrets.GITHUB_TOKEN }}`, `${{ github.token }}`. */
export function isWorkflowToken(value: string | undefined): boolean {
  return /^\$\{\{\s*(secrets\.GITHUB_TOKEN|github\.token)\s*\}\}$/i.test(value ?? '');
}

/** Whether a call may do anything, such as check out, push, or set variables: it runs a file, or what a project defines. */
export function runsAnything({ program, word }: Pick<Call, 'program' | 'word'>): boolean {
  return word.text.startsWith('.') || word.text.includes('$') || anything.test(program);
}

const anything =
  /\.\w+$|^(bash|sh|source|make|just|task|node|deno|bun|python3?|ruby|perl|npm|npx|pnpm|yarn|gh|eval|pwsh|mage|bazel)$/;
