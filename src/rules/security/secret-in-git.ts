import type { ManifestObject } from '../object.ts';
import type { Report, Rule } from '../rule.ts';
import type { View } from '../view.ts';
import { isStandIn, secretShapeIn } from './secret-shape.ts';

function judge(object: ManifestObject): readonly Report[] {
  const { view, kind, group, name = '' } = object;
  if (kind !== 'Secret' || group !== '' || view.at('sops').isThere || isFilledByPlugin(object)) return [];
  const values = [...valuesIn(view.at('data'), decoded), ...valuesIn(view.at('stringData'), (text) => text)];
  const clear = values.filter(({ key, text }) => isClear(key, text, object));
  const [first, ...more] = clear;
  if (first === undefined) return [];
  const also = more.length === 0 ? '' : ` and ${more.length} more`;
  if (clear.every(({ text }) => isHarmlessFile(text))) return [settings(first, name)];
  const encoded = first.isEncoded ? 'base64, which is no encryption' : 'clear text';
  return [{ at: first.at, message: `Secret ${name} holds ${first.key}${also} in ${encoded}`, isSecret: true }];
}

/** A file of settings in which nothing looks like a secret: operators want theirs in a Secret, as it may hold one some day. */
function isHarmlessFile(text: string): boolean {
  const words = /passw|secret|token|credential|key|private|bearer|auth|hook|:\/\/[^\s/]*@/i;
  return text.trimEnd().includes('\n') && !words.test(text) && secretShapeIn(text) === undefined;
}

function settings({ key, at }: SecretValue, name: string): Report {
  return {
    at,
    isSecret: true,
    severity: 'info',
    message: `Secret ${name} holds the settings ${key}, in which no secret is seen`,
    why: 'the first password that somebody adds to them is in Git, in clear text',
  };
}

interface SecretValue {
  readonly key: string;
  readonly at: View;
  readonly text: string;
  readonly isEncoded: boolean;
}

function valuesIn(data: View, decode: (text: string) => string): readonly SecretValue[] {
  const isEncoded = decode === decoded;
  return data.entries.flatMap(([key, at]) =>
    at.value === undefined || at.isFilledInLater ? [] : [{ key, at, text: decode(at.value), isEncoded }],
  );
}

function decoded(text: string): string {
  return Buffer.from(text, 'base64').toString('utf8');
}

/** Argo CD's Vault plugin fills placeholders in when the object is rendered. */
function isFilledByPlugin({ annotations }: ManifestObject): boolean {
  return [...annotations.keys()].some((key) => key.startsWith('avp.kubernetes.io/'));
}

/** Whether a value says something that nobody else should know. */
function isClear(key: string, text: string, object: ManifestObject): boolean {
  return !isStandIn(text) && !isPublic(key, text) && !isOfArgo(key, object);
}

/** Certificates are shown to everybody; a chain with its key is not. */
function isPublic(key: string, text: string): boolean {
  const isCertificate = /^\s*-----BEGIN (TRUSTED )?CERTIFICATE-----/.test(text) && !/PRIVATE KEY/.test(text);
  const isPlain = !text.includes('\n') && secretShapeIn(text) === undefined;
  return isCertificate || (isPlain && publicKeys.test(key));
}

const publicKeys =
  /^(ca\.crt|tls\.crt|namespace|user(name)?|host(name)?|port|db(name)?|database|region|bucket|endpoint|url|uri|type|name)$/i;

/** Argo CD keeps repositories and clusters in Secrets, of which only some keys are secret. */
const argoKeys = /password|privatekey|certkey|token|config|credentials|header/i;

function isOfArgo(key: string, { labels }: ManifestObject): boolean {
  return labels.has('argocd.argoproj.io/secret-type') && !argoKeys.test(key);
}

/** Secrets in Git. */
export const secretInGit: Rule = {
  id: 'secret-in-git',
  family: 'security',
  severities: ['error', 'info'],
  title: 'a Secret with values that are not encrypted',
  why: 'base64 hides nothing: everybody who can read the repository, or ever cloned it, has the values, also after they are removed',
  fix: 'renew the values, and seal the Secret (SealedSecret, SOPS) or fetch it from outside (ExternalSecret)',
  repairs: 'person',
  sources: ['https://kubernetes.io/docs/concepts/security/secrets-good-practices/'],
  example: {
    file: 'secret.yaml',
    bad: `apiVersion: v1
kind: Secret
metadata: { name: db }
data:
  password: aHVudGVyMg==
`,
    good: `apiVersion: external-secrets.io/v1
kind: ExternalSecret
metadata: { name: db }
spec:
  secretStoreRef: { name: vault, kind: ClusterSecretStore }
  data:
    - secretKey: password
      remoteRef: { key: db, property: password }
`,
  },
  looksAt: 'object',
  judge,
};
