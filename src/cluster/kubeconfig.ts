import { existsSync, readFileSync } from 'node:fs';
import { dirname, isAbsolute, resolve } from 'node:path';
import { isFields, listAt, textAt, valueAt } from '../data/fields.ts';
import { LineCounter, parseDocument } from '../data/yaml.ts';
import type { Place } from '../errors.ts';
import { DeployError } from '../errors.ts';
import { withLoginPrograms } from './login-program.ts';
import { KubeConfig } from './official-client.ts';

/** Where a kubeconfig comes from. */
export type KubeconfigSource =
  | { readonly from: 'file'; readonly path: string }
  /** `name` says in messages where the text was given, such as the environment variable. */
  | { readonly from: 'text'; readonly yaml: string; readonly name?: string }
  /** The service account of the pod that this runs in. */
  | { readonly from: 'in-cluster' };

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads a kubeconfig with the official client, which knows every way to log in: certificates, tokens, token files, exec
 * plugins, OIDC, service accounts. Nothing is sent. Throws `bad-input` where it cannot be read, or does not say where
 * the cluster is and who asks.
 */
export function openKubeconfig(
  source: KubeconfigSource,
  context: string | undefined,
  environment: Environment,
): KubeConfig {
  const config = source.from === 'in-cluster' ? serviceAccount() : read(source);
  const place = placeOf(source);
  choose(config, context, place);
  checkCluster(config, place);
  checkUser(config, place);
  withLoginPrograms(config, environment, source.from === 'file' ? dirname(source.path) : undefined);
  return config;
}

function serviceAccount(): KubeConfig {
  const config = new KubeConfig();
  config.loadFromCluster();
  return config;
}

function read(source: Exclude<KubeconfigSource, { from: 'in-cluster' }>): KubeConfig {
  const place = placeOf(source);
  const text = source.from === 'file' ? readText(source.path, place) : source.yaml;
  const folder = source.from === 'file' ? dirname(source.path) : '.';
  const config = new KubeConfig();
  try {
    // what was mended goes in as JSON, which is YAML too
    config.loadFromString(JSON.stringify(mend(parse(text, place), folder)));
  } catch (error) {
    if (error instanceof DeployError) throw error;
    // the message of a parser repeats the text, and the text holds secrets
    throw wrong(place, 'is no kubeconfig', { cause: error });
  }
  config.makePathsAbsolute(folder);
  return config;
}

/**
 * A path is named in messages where it surely is one: what was given may be a token, or the kubeconfig itself, and messages go
 * to statuses and comments, which GitHub does not mask.
 */
function placeOf(source: KubeconfigSource): Place {
  if (source.from === 'in-cluster') return { name: 'in-cluster' };
  if (source.from === 'text') return { name: source.name ?? 'kubeconfig' };
  const isPath = /^(?:~|\.{0,2})\/|\.(?:ya?ml|json|conf|config)$/.test(source.path);
  return isPath && /^[\w./~@ +-]{1,255}$/.test(source.path) ? { file: source.path } : { name: 'kubeconfig' };
}

function wrong(
  place: Place,
  message: string,
  facts: { readonly cause?: unknown; readonly remedy?: string } = {},
): DeployError {
  const said = `${place.file ?? place.name ?? 'kubeconfig'}: ${message}`;
  const { remedy } = facts;
  const problem = { message, place, ...(remedy === undefined ? {} : { remedy }) };
  return new DeployError('bad-input', { stage: 'inputs', message: said, problems: [problem], ...facts });
}

function readText(path: string, place: Place): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    const remedy = 'give the path of a kubeconfig, or its text as it is (not in base64)';
    // the error itself repeats the path, which may be a secret given in the wrong place
    if (place.file === undefined) throw wrong(place, 'is neither a kubeconfig nor the path of one', { remedy });
    throw wrong(place, code === 'ENOENT' ? 'there is no such file' : `the file cannot be read (${code})`, { remedy });
  }
}

/** The parser's own messages are used without its excerpt of the source, which would show secrets. */
function parse(text: string, place: Place): unknown {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, logLevel: 'silent' });
  const [error] = document.errors;
  if (error !== undefined) {
    const { line, col } = lines.linePos(error.pos[0]);
    throw wrong({ ...place, line, column: col }, `is no YAML: ${error.message}`);
  }
  const content: unknown = document.toJS();
  if (isFields(content)) return content;
  const isBase64 = typeof content === 'string' && /^[A-Za-z0-9+/\s]{40,}=*$/.test(content);
  throw wrong(place, isBase64 ? 'is in base64' : 'is no kubeconfig', {
    ...(isBase64 ? { remedy: 'decode it first: the text itself is wanted' } : {}),
  });
}

/**
 * `tokenFile` is a field that kubectl knows and the official client for Node does not: it becomes the provider that the
 * client itself uses for service accounts, and that reads the file again each minute.
 * https://kubernetes.io/docs/reference/config-api/kubeconfig.v1/#AuthInfo
 */
function mend(content: unknown, folder: string): unknown {
  if (!isFields(content)) return content;
  const users = listAt(content, 'users').map((entry) => {
    const user = valueAt(entry, 'user');
    const tokenFile = textAt(user, 'tokenFile');
    if (tokenFile === undefined || !isFields(entry) || !isFields(user)) return entry;
    const provider = { name: 'tokenFile', config: { tokenFile: resolve(folder, tokenFile) } };
    // kubectl, too, prefers the file to a token beside it
    return { ...entry, user: { ...user, token: '', 'auth-provider': provider } };
  });
  return { ...content, users };
}

function choose(config: KubeConfig, context: string | undefined, place: Place): void {
  const names = config.getContexts().map(({ name }) => name);
  const known = names.length === 0 ? 'it has none' : `it has ${names.join(', ')}`;
  const wanted = context ?? config.getCurrentContext();
  if (wanted === undefined || wanted === '')
    throw wrong(place, `names no current context; ${known}`, { remedy: 'say which with `context`' });
  if (!names.includes(wanted)) throw wrong(place, `has no context "${wanted}"; ${known}`);
  config.setCurrentContext(wanted);
}

function checkCluster(config: KubeConfig, place: Place): void {
  const context = config.getContextObject(config.getCurrentContext());
  const cluster = config.getCurrentCluster();
  if (cluster === null) throw wrong(place, `has no cluster "${context?.cluster}", which its context names`);
  const { server } = cluster;
  const scheme = URL.canParse(server) ? new URL(server).protocol : '';
  if (scheme !== 'https:' && scheme !== 'http:') throw wrong(place, `"${server}" is no address of an API server`);
  // the official client refuses it too, but only once something is asked for
  if (scheme === 'http:' && !cluster.skipTLSVerify)
    throw wrong(place, `"${server}" is not encrypted`, {
      remedy: 'use https, or set insecure-skip-tls-verify: true to send credentials in the clear',
    });
  checkFile(cluster.caFile, place);
}

function checkUser(config: KubeConfig, place: Place): void {
  const context = config.getContextObject(config.getCurrentContext());
  const user = config.getCurrentUser();
  if (user === null) throw wrong(place, `has no user "${context?.user ?? ''}", which its context names`);
  const provider: unknown = user.authProvider;
  for (const file of [user.certFile, user.keyFile, textAt(provider, 'config', 'tokenFile')]) checkFile(file, place);
}

function checkFile(path: string | undefined, place: Place): void {
  if (path === undefined || path === '' || existsSync(path)) return;
  throw wrong(place, `names the file ${path}, which is not there`, {
    ...(isAbsolute(path) ? {} : { remedy: 'a path in a kubeconfig given as text is taken from the working folder' }),
  });
}
