/** Words that a name of a secret ends with. */
const nouns =
  /(^|_)(PASSWORD|PASSWD|PASSPHRASE|SECRET|SECRETS|TOKEN|API_?KEY|PRIVATE_?KEY|SECRET_?KEY|SECRET_KEY_BASE|ACCESS_KEY|CREDENTIALS?|CONNECTION_?STRING)\d*$/;

/** Whether a variable of this name holds a secret: `NPM_TOKEN`, `dbPassword`; not `TOKEN_TTL`, `PASSWORD_FILE`. */
export function isSecretName(name: string): boolean {
  const words = name
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replaceAll('-', '_')
    .toUpperCase();
  return nouns.test(words) && !/(^|_)PUBLIC_/.test(words);
}

/** Texts that are secrets whatever they are called. */
const shapes: readonly (readonly [what: string, pattern: RegExp])[] = [
  ['an access key of AWS', /\b(?:AKIA|ASIA)[0-9A-Z]{16}\b/],
  ['a token of GitHub', /\b(?:gh[pousr]_[A-Za-z0-9]{36,}|github_pat_[A-Za-z0-9_]{60,})/],
  ['a token of Slack', /\bxox[abprs]-[A-Za-z0-9-]{10,}/],
  ['a token of npm', /\bnpm_[A-Za-z0-9]{36}\b/],
  ['a private key', /-----BEGIN (?:[A-Z]+ )?PRIVATE KEY-----/],
  ['a signed token', /\beyJ[A-Za-z0-9_-]{10,}\.eyJ[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{10,}/],
  ['a password in an address', /\b[a-z][a-z0-9+.-]{1,20}:\/\/[^\s:@/$<{]{1,100}:[^\s:@/$<{]{3,200}@/],
];

/** A secret within a text, by its shape. */
export function secretIn(
  text: string,
): { readonly what: string; readonly index: number; readonly length: number } | undefined {
  for (const [what, pattern] of shapes) {
    const found = pattern.exec(text);
    if (found !== null) return { what, index: found.index, length: found[0].length };
  }
  return undefined;
}

/** What is printed of a secret: its first characters, and how long it is. */
export function maskedSecret(text: string): string {
  return `${text.slice(0, Math.min(4, Math.floor(text.length / 3)))}… (${text.length} characters)`;
}

/** Whether a value is no secret: empty, a reference, a switch, or what stands for one. */
export function isHarmless(value: string): boolean {
  return (
    /^(true|false|yes|no|on|off|none|null|\d{0,3})$/i.test(value) ||
    /^(<[^>]*>|x{3,}|\*+|change[-_ ]?me|replace[-_ ]?me|dummy|placeholder|example|todo|fake|test|unused|not[-_ ]?set)$/i.test(
      value,
    )
  );
}
