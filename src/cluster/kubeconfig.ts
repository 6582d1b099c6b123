import { KubeConfig } from '@kubernetes/client-node';
import { DeployError } from '../errors.ts';

/** Where a kubeconfig comes from. */
export type KubeconfigSource =
  | { readonly from: 'file'; readonly path: string }
  | { readonly from: 'text'; readonly yaml: string };

/** What a request to the API server needs: where it goes, and how it proves who asks. */
export interface ApiServer {
  /** Address, such as `https://10.0.0.1:6443`, without a slash at its end. */
  readonly address: string;
  /**
   * Headers, certificates and agent for one request, as `https.request` takes them. Asked for each request: tokens from
   * files, exec plugins and OIDC are renewed by the official client when they expire.
   */
  authorize(): Promise<import('node:https').RequestOptions>;
}

/**
 * Reads a kubeconfig with the official client, which knows every way to log in (certificates, tokens, token files, exec
 * plugins, OIDC). Throws `bad-input` where it cannot be read or names no cluster.
 */
export function openKubeconfig(source: KubeconfigSource, context: string | undefined): ApiServer {
  const config = new KubeConfig();
  const name = source.from === 'file' ? source.path : 'kubeconfig';
  const wrong = (message: string, cause?: unknown) =>
    new DeployError('bad-input', {
      stage: 'inputs',
      message: `${name}: ${message}`,
      problems: [{ message, place: { name } }],
      cause,
    });
  try {
    if (source.from === 'file') config.loadFromFile(source.path);
    else config.loadFromString(source.yaml);
  } catch (error) {
    throw wrong(`cannot be read: ${error instanceof Error ? error.message : 'no kubeconfig'}`, error);
  }
  const contexts = config.getContexts().map((one) => one.name);
  if (context !== undefined && !contexts.includes(context))
    throw wrong(`has no context "${context}"; it has ${contexts.join(', ')}`);
  if (context !== undefined) config.setCurrentContext(context);
  const cluster = config.getCurrentCluster();
  if (cluster === null) throw wrong(`the context "${config.getCurrentContext()}" names no cluster`);
  return { address: cluster.server.replace(/\/$/, ''), authorize: () => authorize(config) };
}

async function authorize(config: KubeConfig): Promise<import('node:https').RequestOptions> {
  const options: import('node:https').RequestOptions = {};
  await config.applyToHTTPSOptions(options);
  return options;
}
