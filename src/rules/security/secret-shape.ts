/** What is known of a value that is a secret by its shape, whatever it is called. */
export interface SecretShape {
  /** For messages: `a private key`. */
  readonly what: string;
  readonly pattern: RegExp;
}

/** Prefixes and forms that those who issue tokens have made to be found. */
const shapes: readonly SecretShape[] = [
  { what: 'an access key of AWS', pattern: /\b(AKIA|ASIA)[A-Z0-9]{16}\b/ },
  { what: 'a token of GitHub', pattern: /\b(gh[pousr]_[A-Za-z0-9]{36,}|github_pat_[A-Za-z0-9_]{50,})\b/ },
  { what: 'a token of GitLab', pattern: /\bglpat-[A-Za-z0-9_-]{20,}/ },
  { what: 'a token of Slack', pattern: /\bxox[abeprs]-[A-Za-z0-9-]{10,}/ },
  { what: 'a key of Google', pattern: /\bAIza[A-Za-z0-9_-]{35}\b/ },
  { what: 'a key of Stripe', pattern: /\b[rs]k_live_[A-Za-z0-9]{16,}/ },
  { what: 'a token of npm', pattern: /\bnpm_[A-Za-z0-9]{36}\b/ },
  { what: 'a key of SendGrid', pattern: /\bSG\.[A-Za-z0-9_-]{16,}\.[A-Za-z0-9_-]{16,}/ },
  { what: 'a token of Vault', pattern: /\bhvs\.[A-Za-z0-9_-]{24,}/ },
  { what: 'a private key', pattern: /-----BEGIN ([A-Z]{1,20} ){0,3}PRIVATE KEY-----/ },
  {
    what: 'a signed token (JWT)',
    pattern: /(?<![\w-])eyJ[A-Za-z0-9_-]{8,500}\.eyJ[A-Za-z0-9_-]{8,2000}\.[A-Za-z0-9_-]{16,}/,
  },
];

/** User and password within an address. */
const address = /\b[a-z][a-z0-9+.-]{0,20}:\/\/[^\s/:@'"]{0,200}:([^\s/@'"]{1,200})@/gi;

/** A key within a connection string: `Server=db;User Id=api;Password=…`. */
const connectionString = /;\s{0,8}(?:AccountKey|SharedAccessKey|Password|Pwd)=([^;\s]+)/i;

/** What each of the shapes has somewhere: few texts have any of it. */
const hint =
  /AKIA|ASIA|gh[pousr]_|github_pat_|glpat-|xox|AIza|k_live_|npm_|SG\.|hvs\.|PRIVATE KEY|eyJ|:\/\/|(AccountKey|SharedAccessKey|Password|Pwd)=/i;

/** What a text holds that is a secret by its shape; undefined where it holds none. */
export function secretShapeIn(text: string): string | undefined {
  if (!hint.test(text)) return undefined;
  const shape = shapes.find(({ pattern }) => {
    const found = pattern.exec(text)?.[0];
    // the documentation of AWS and others ends its examples so
    return found !== undefined && !/EXAMPLE|x{8}|X{8}/.test(found);
  });
  if (shape !== undefined) return shape.what;
  const key = connectionString.exec(text);
  if (key !== null && text.slice(0, key.index).includes('=') && !isStandIn(key[1] ?? ''))
    return 'a connection string with its key';
  const passwords = [...text.matchAll(address)].map(([, password = '']) => password);
  return passwords.some((password) => !isStandIn(password)) ? 'an address with a password' : undefined;
}

const wordsOfStandIns =
  /^(change[-_ ]?(me|it|this)?|replace[-_ ]?(me|this|with.*)?|(to[-_ ]?do|tbd|fixme|fill[-_ ]?me.*|insert.*here|your[-_ ].*|placeholder|redacted|dummy|example|sample|none|null|nil|n\/a|unset|secret|password|pass|passwd|pwd|token|key|user|username)|x+|X+|\*+|\.+|-+|_+)$/i;

/** What crypt makes of a password (`$2a$10$…`): its dollars name no variable. */
const hashed = /\$(?:2[abxy]\$\d\d|[156]|apr1)\$[./A-Za-z0-9$]+/g;

/** Whether a text stands in for a value: a reference that is filled in later, or a word that says so. */
export function isStandIn(text: string): boolean {
  const bare = text.trim().replace(hashed, 'hash');
  return (
    bare === '' ||
    // $(NAME), ${NAME}, $NAME, {{ .name }}, %(name)s, %NAME%, <name>, [name], @name@
    /\$[({A-Za-z_]|\{\{|%\(|^%\w+%$|^<.*>$|^\[.*\]$|^@.*@$/.test(bare) ||
    // references of tools that put secrets in: vault:…, ref+vault://…, op://…, arn:aws:…, sm://…, ENC[…]
    /^(vault|ref\+\w+|op|awssm|gcpsm|sm|secretsmanager|ssm|akv|env|file|projects\/[^/]+\/secrets)[:/]|^arn:aws|^ENC\[|^secret(s)?:\/\//i.test(
      bare,
    ) ||
    wordsOfStandIns.test(bare)
  );
}
