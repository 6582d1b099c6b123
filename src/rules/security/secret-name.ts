import { isStandIn } from './secret-shape.ts';

/** What a name says that its value is: a password may be any word, the others are made by machines; and many keys are no secret. */
type Kind = 'password' | 'secret' | 'key';

/** So much of a name is looked at. */
const longestName = 200;

/** The words of a name: `dbPassword`, `DB_PASSWORD` and `db-password` have the same. */
function wordsOf(name: string): readonly string[] {
  return name
    .slice(0, longestName)
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
}

const passwords = new Set(['pwd', 'pass']);
const secrets = new Set([
  'secret',
  'token',
  'credential',
  'credentials',
  'apikey',
  'secretkey',
  'privatekey',
  'accesskey',
  'apitoken',
  'authtoken',
]);

/** Keys that everybody may see, or that only name something. */
const openKeys = new Set(
  'public site publishable cache sort partition primary foreign index object topology label annotation routing pub ssh'.split(
    ' ',
  ),
);

/** Two words that are one thing. */
const pairs = new Set([
  'api key',
  'private key',
  'secret key',
  'access key',
  'signing key',
  'encryption key',
  'master key',
  'connection string',
]);

/** What makes of a secret the name of an object that holds it: `tlsSecret`, `imagePullSecret`. */
const objectWords = new Set([
  'tls',
  'pull',
  'existing',
  'cert',
  'certificate',
  'ca',
  'basic',
  'image',
  'registry',
  'name',
]);

/** What the last words of a name say of its value; a name that goes on, as in `TOKEN_URL` or `PASSWORD_FILE`, is of something else. */
function kindOf(name: string): Kind | undefined {
  // a number, or where it is for, may stand behind
  const words = wordsOf(name).filter(
    (word) => !/^(\d+|v\d+|prod|production|staging|dev|test|base|value|hex|base64)$/.test(word),
  );
  const last = words.at(-1) ?? '';
  const lastTwo = words.slice(-2).join(' ');
  if (/passw(or)?d$|passphrase$/.test(last)) return 'password';
  if (passwords.has(last)) return last === 'pass' && words.length < 2 ? undefined : 'password';
  if (words.slice(-3).join(' ') === 'secret access key') return 'secret';
  if (pairs.has(lastTwo)) return lastTwo === 'access key' && words.includes('public') ? undefined : 'secret';
  if (last === 'key' && !words.some((word) => openKeys.has(word))) return 'key';
  const isSecret = secrets.has(last) || /(apikey|clientsecret|secretkey|authtoken|accesstoken|apitoken)$/.test(last);
  return isSecret && !words.includes('public') ? 'secret' : undefined;
}

function isConnection(name: string): boolean {
  return wordsOf(name).join(' ').includes('connection string');
}

/** Whether a name says that its value is secret, and the value is one and no reference to one. */
export function isNamedSecret(name: string, value: string): boolean {
  const kind = kindOf(name);
  if (kind === undefined || isStandIn(value) || isOfAnotherKind(value)) return false;
  // many say where something is, and whoever runs there has an identity of its own
  if (isConnection(name)) return /(key|password|pwd|secret|token|sig)=/i.test(value);
  if (kind === 'key') return isRandom(value);
  return kind === 'password' ? !isWordsOf(name, value) : isMadeUp(name, value);
}

/** Whether a name says that its value is secret, where the value is not known yet. */
export function isSecretName(name: string): boolean {
  const kind = kindOf(name);
  return kind !== undefined && kind !== 'key';
}

/** Hexadecimal or base64, and long enough for nobody to have thought it up. */
function isRandom(value: string): boolean {
  const bare = value.trim();
  const isMixed = /\d/.test(bare) && /[a-z]/.test(bare) && /[A-Z]/.test(bare);
  return /^[0-9a-fA-F]{24,200}$/.test(bare) || (isMixed && /^[A-Za-z0-9+/]{20,500}={0,2}$/.test(bare));
}

/** Switches, numbers and times, paths, addresses, lists and texts of several lines. */
function isOfAnotherKind(value: string): boolean {
  const bare = value.trim();
  return (
    /^(true|false|yes|no|on|off|enabled|disabled|required|optional|always|never)$/i.test(bare) ||
    /^\d+(\.\d+)?(ms|s|m|h|d|[KMGT]i?B?)?$/.test(bare) ||
    /^(\.{0,2}\/|~\/|[a-z][a-z0-9+.-]*:\/\/|[A-Za-z]:\\)/i.test(bare) ||
    /[\s,;(){}<>|]/.test(bare)
  );
}

/** `REDIS_PASSWORD: redis-password`: the name of the key that holds it. */
function isWordsOf(name: string, value: string): boolean {
  const own = new Set(wordsOf(name));
  const words = wordsOf(value);
  return words.length > 1 && words.some((word) => own.has(word)) && /^[a-z][a-z0-9.-]*$/.test(value);
}

/** `ManagedIdentity`, `DB_SECRET_KEY`, `shop/api-tls`: a choice, a variable, an object of a namespace. */
function isConstant(value: string): boolean {
  return /^([A-Z][a-z]+)+$|^[A-Z][A-Z0-9]*(_[A-Z0-9]+)+$|^[a-z0-9-]+\/[a-z0-9.-]+$/.test(value);
}

/** A secret of a machine, and not the name of an object or key that holds one, such as `api-credentials` or `regcred`. */
function isMadeUp(name: string, value: string): boolean {
  const bare = value.trim();
  if (bare.length < 6 || isWordsOf(name, bare) || isConstant(bare)) return false;
  const isName = /^[a-z][a-z0-9]*([-.][a-z0-9]+)*$/.test(bare);
  if (!isName) return true;
  const namesObject = wordsOf(name).some((word) => objectWords.has(word));
  const words = bare.split(/[-.]/);
  if (words.length === 1) return !namesObject && (/\d/.test(bare) || bare.length >= 10);
  const endsAsObject = /(secrets?|creds?|credentials?|tls|certs?|tokens?|keys?|auth|config|account)$/.test(
    words.at(-1) ?? '',
  );
  return !namesObject && !endsAsObject && words.some((word) => /[a-z]\d|\d[a-z]/.test(word) && !/^v\d+$/.test(word));
}
