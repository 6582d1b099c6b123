import { describe, expect, it } from 'vitest';
import { excerptsOf } from '../../../src/report/excerpt.ts';
import { exampleDeployment } from '../../../src/rules/security/control.ts';
import { isNamedSecret, isSecretName } from '../../../src/rules/security/secret-name.ts';
import { isStandIn, secretShapeIn } from '../../../src/rules/security/secret-shape.ts';
import { linesOf, saidOf } from '../judged.ts';

/** Made here, of letters, so that nobody takes this file for a leak. */
const letters = (count: number) => 'aB3'.repeat(count).slice(0, count);
const githubToken = `ghp_${letters(36)}`;
const jwt = `eyJ${letters(20)}.eyJ${letters(20)}.${letters(30)}`;
const privateKey = `-----BEGIN RSA ${'PRIVATE'} KEY-----`;

describe('names of secrets, with their values', () => {
  it.each([
    ['DB_PASSWORD', 'hunter2'],
    ['dbPassword', 'postgres'],
    ['POSTGRES_PASSWORD_PROD', 'Winter2026!'],
    ['spring.datasource.password', 'tiger'],
    ['RABBITMQ_DEFAULT_PASS', 'rabbit'],
    ['JWT_SECRET', 'supersecret'],
    ['API_TOKEN', '9f86d081884c7d65'],
    ['STRIPE_API_KEY', 'a1b2c3d4e5f6'],
    ['AWS_SECRET_ACCESS_KEY', 'wJalrXUtnFEMI/K7MDENG/bPxRfiCY'],
    ['SECRET_KEY_BASE', 'd0be2dc421be4fcd0172e5afceea3970'],
    ['clientSecret', 'b7f3-11ed-a8c1'],
    ['GITHUB_TOKEN_1', 'Zx81-Qm77'],
    ['PGPASSWORD', 'tiger'],
    ['WEBHOOK_KEY', 'q8Zt3vNc0LrW5yUe1HsXb7Jd'],
    ['LICENSE_KEY', 'b71f0c2e9a8d4c53a1e6f20d97c4b8e1'],
    ['OAUTH2_PROXY_COOKIE_SECRET', 'q9x1k2m3n4p5'],
  ])('%s=%s is one', (name, value) => {
    expect(isNamedSecret(name, value)).toBe(true);
  });

  it.each([
    // a name that goes on is of something else
    ['DB_PASSWORD_FILE', '/run/secrets/db'],
    ['TOKEN_URL', 'https://id.example.org/token'],
    ['PASSWORD_MIN_LENGTH', '12'],
    ['SECRET_NAME', 'api-credentials'],
    ['TOKEN_TTL', '3600'],
    ['TOKENIZERS_PARALLELISM', 'false'],
    ['MAX_TOKENS', '4096'],
    ['PASSWORD_HASHER', 'argon2id'],
    ['SECRET_PROVIDER', 'vault'],
    ['KEYCLOAK_ADMIN', 'admin'],
    ['COMPASS', 'north'],
    ['PUBLIC_KEY', 'a1b2c3d4e5f6'],
    ['RECAPTCHA_SITE_KEY', 'b71f0c2e9a8d4c53a1e6f20d97c4b8e1'],
    ['ROUTING_KEY', 'orders.created.v2'],
    ['SORT_KEY', 'created_at_and_identifier_1'],
    ['FEATURE_KEY', 'new-checkout-2026-with-coupons'],
    ['CONFIG_KEY', 'settings/app2/production/main'],
    ['CONFIG_KEY', 'settings_of_the_second_app_2'],
    // a value that is none
    ['DB_PASSWORD', ''],
    ['DB_PASSWORD', '$(PASSWORD)'],
    ['DB_PASSWORD', '%(PASSWORD)s'],
    ['AZURE_CREDENTIAL', 'ManagedIdentity'],
    ['SECRET_KEY', 'DB_SECRET_KEY'],
    ['SECRET', 'shop/api-tls'],
    ['DB_PASSWORD', '{{ .Values.password }}'],
    ['DB_PASSWORD', '<password>'],
    ['DB_PASSWORD', 'changeme'],
    ['DB_PASSWORD', 'REPLACE_ME'],
    ['DB_PASSWORD', 'xxxxxxxx'],
    ['DB_PASSWORD', 'vault:secret/data/db#password'],
    ['DB_PASSWORD', 'ref+awssecrets://db/password'],
    ['DB_PASSWORD', 'op://prod/db/password'],
    ['DB_PASSWORD', 'arn:aws:secretsmanager:eu-central-1:1:secret:db'],
    ['REQUIRE_PASSWORD', 'true'],
    ['DB_PASSWORD', '/run/secrets/db'],
    // the name of what holds it
    ['REDIS_PASSWORD', 'redis-password'],
    ['IMAGE_PULL_SECRET', 'regcred'],
    ['TLS_SECRET', 'wildcard-tls'],
    ['EXISTING_SECRET', 'api2-database'],
    ['DB_SECRET', 'orders-db-credentials'],
    ['CREDENTIALS', 'service-account'],
    ['API_TOKEN', 'short'],
  ])('%s=%s is none', (name, value) => {
    expect(isNamedSecret(name, value)).toBe(false);
  });
});

describe('names alone', () => {
  it('tell a password, and not what any key is', () => {
    const names = ['DB_PASSWORD', 'npmToken', 'API_KEY', 'APP_KEY', 'TOKEN_URL', 'PORT'];
    expect(names.filter(isSecretName)).toEqual(['DB_PASSWORD', 'npmToken', 'API_KEY']);
  });
});

describe('values', () => {
  it('are no references where crypt has made them of a password', () => {
    expect(isStandIn('$2a$10$rRyBsGSHK6.uc8fntPwVIuLVHgsAhAX7TcdrqW/RADU0uh7CaChLa')).toBe(false);
    expect(isStandIn('$DB_PASSWORD')).toBe(true);
  });

  it('of a connection are secret only with a key in them', () => {
    const name = 'SPANNER_CONNECTION_STRING';
    expect(isNamedSecret(name, 'projects/acme/instances/shop/databases/carts')).toBe(false);
    expect(isNamedSecret(name, 'AccountKey=c2VjcmV0')).toBe(true);
  });
});

describe('shapes of secrets', () => {
  it.each([
    ['an access key of AWS', `AKIA${'QWERTYUIOPASDFGH'}`],
    ['a token of GitHub', githubToken],
    ['a token of Slack', `xoxb-${letters(24)}`],
    ['a private key', `x\n${privateKey}\nabc`],
    ['a signed token (JWT)', `Bearer ${jwt}`],
    ['an address with a password', 'postgres://api:s3cret@db:5432/api'],
    ['a connection string with its key', 'Server=db;User Id=api;Password=s3cret'],
    ['an address with a password', 'redis://:s3cret@cache:6379'],
  ])('knows %s', (what, text) => {
    expect(secretShapeIn(text)).toBe(what);
  });

  it.each([
    'AKIAIOSFODNN7EXAMPLE',
    `ghp_${'x'.repeat(36)}`,
    'postgres://api:$(DB_PASSWORD)@db:5432/api',
    'postgres://user:password@localhost/db',
    'https://example.org:8443/path@2',
    'sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
    '-----BEGIN CERTIFICATE-----',
    '-----BEGIN PUBLIC KEY-----',
    'http://user@example.org',
    'Server=db;Password=$(DB_PASSWORD)',
  ])('takes %s for none', (text) => {
    expect(secretShapeIn(text)).toBeUndefined();
  });
});

const pod = (container: string) => exampleDeployment(`containers:\n  - name: api\n    image: api:1\n    ${container}`);
const configMap = (data: string) => `apiVersion: v1\nkind: ConfigMap\nmetadata: { name: api }\ndata:\n${data}\n`;

describe('secret-literal', () => {
  it.each([
    [
      'variables',
      pod('env: [{ name: DB_PASSWORD, value: hunter2 }]'),
      ['error 12:45 the variable DB_PASSWORD of container api holds its value in clear text (7 characters)'],
    ],
    [
      'variables by their values',
      pod(`env: [{ name: GREETING, value: ${githubToken} }]`),
      ['error 12:42 the variable GREETING of container api holds a token of GitHub in clear text'],
    ],
    [
      'options',
      pod('args: [--db-password=hunter2, --verbose]'),
      ['error 12:18 an argument of container api holds its value in clear text (7 characters)'],
    ],
    [
      'options in two words',
      pod('args: [--db-password, hunter2, --token, --verbose]'),
      ['error 12:33 the argument of --db-password of container api holds its value in clear text (7 characters)'],
    ],
    [
      'settings',
      configMap('  DB_PASSWORD: hunter2\n  PORT: "8080"'),
      ['error 5:16 DB_PASSWORD of ConfigMap api holds its value in clear text (7 characters)'],
    ],
    [
      'files of settings',
      configMap('  app.properties: |\n    # db.password=old\n    db.password=hunter2'),
      ['error 5:19 app.properties of ConfigMap api holds a value for db.password'],
    ],
    [
      'files by what they hold',
      configMap(`  id_rsa: |\n    ${privateKey}\n    abc`),
      ['error 5:11 id_rsa of ConfigMap api holds a private key in clear text'],
    ],
    [
      'annotations',
      `apiVersion: v1\nkind: Service\nmetadata: { name: api, annotations: { hook: "${githubToken}" } }\n`,
      ['error 3:45 the annotation hook holds a token of GitHub in clear text'],
    ],
  ])('looks into %s', (_what, text, expected) => {
    expect(linesOf('secret-literal', text)).toEqual(expected);
  });

  it.each([
    ['references', pod('env: [{ name: DB_PASSWORD, valueFrom: { secretKeyRef: { name: db, key: password } } }]')],
    [
      'variables that are put together of others',
      pod('env: [{ name: URL, value: "postgres://api:$(DB_PASSWORD)@db/api" }]'),
    ],
    [
      'checksums',
      `apiVersion: v1\nkind: Service\nmetadata: { name: api, annotations: { checksum/secret: ${letters(64)} } }\n`,
    ],
    ['options for files', pod('args: [--password-file=/run/secrets/db, --token-ttl=1h]')],
    ['programs', configMap('  init.lua: |\n    local token = ngx.var.http_token')],
    ['numbers and switches', configMap('  TOKEN: "1"\n  PASSWORD: "true"')],
  ])('leaves %s alone', (_what, text) => {
    expect(linesOf('secret-literal', text)).toEqual([]);
  });
});

describe('secret-in-git', () => {
  const secret = (more: string, metadata = '{ name: db }') =>
    `apiVersion: v1\nkind: Secret\nmetadata: ${metadata}\n${more}\n`;

  it.each([
    [
      'data',
      secret('data: { username: YQ==, password: aHVudGVyMg==, other: aHVudGVyMg== }'),
      ['error 4:35 Secret db holds password and 1 more in base64, which is no encryption'],
    ],
    ['stringData', secret('stringData: { password: hunter2 }'), ['error 4:25 Secret db holds password in clear text']],
    [
      'credentials of Argo CD',
      secret(
        'stringData: { url: https://x, password: hunter2 }',
        '{ name: db, labels: { argocd.argoproj.io/secret-type: repository } }',
      ),
      ['error 4:41 Secret db holds password in clear text'],
    ],
  ])('finds %s', (_what, text, expected) => {
    expect(linesOf('secret-in-git', text)).toEqual(expected);
  });

  it.each([
    ['SOPS', secret('data: { password: "ENC[AES256_GCM,data:x]" }\nsops: { version: 3.9.0 }')],
    [
      'SealedSecrets',
      secret('data: { password: x }').replace('v1', 'bitnami.com/v1alpha1').replace('Secret', 'SealedSecret'),
    ],
    ['where a database is', secret('stringData: { host: db, port: "5432", uri: "postgres://db:5432/api" }')],
    ['empty values', secret('data: { password: "" }')],
    ['no values', secret('type: kubernetes.io/service-account-token')],
    ['values that are filled in', secret('stringData: { password: "<path:secret/data/db#password>" }')],
    ['certificates', secret(`data: { ca.crt: ${btoa('-----BEGIN CERTIFICATE-----\nx')} }`)],
    [
      'repositories without credentials',
      secret(
        'stringData: { url: https://x, type: git }',
        '{ name: db, labels: { argocd.argoproj.io/secret-type: repository } }',
      ),
    ],
  ])('lets %s pass', (_what, text) => {
    expect(linesOf('secret-in-git', text)).toEqual([]);
  });
});

describe('settings in a Secret', () => {
  const settings = (text: string) =>
    linesOf('secret-in-git', `apiVersion: v1\nkind: Secret\nmetadata: { name: a }\nstringData:\n  app.ini: |\n${text}`);

  it('are advice, as long as no secret is seen in them', () => {
    expect(settings('    [dates]\n    zone = UTC\n')).toEqual([
      'info 5:12 Secret a holds the settings app.ini, in which no secret is seen',
    ]);
    expect(settings('    [mail]\n    password = x\n')).toEqual(['error 5:12 Secret a holds app.ini in clear text']);
  });
});

describe('a finding about a secret', () => {
  const text = pod('env: [{ name: DB_PASSWORD, value: hunter2 }]');
  const findings = saidOf({ 'app.yaml': text }).map(({ finding }) => finding);

  it('carries the secret nowhere', () => {
    expect(findings.filter(({ rule }) => rule === 'secret-literal')).toMatchObject([{ value: '', isSecret: true }]);
    expect(JSON.stringify(findings)).not.toContain('hunter2');
  });

  it('is shown without it, and so is every other finding of the line', () => {
    const image = { place: { line: 12, column: 18 }, value: '' };
    const excerpts = excerptsOf(text.split('\n'), [...findings, image]).join('\n');
    expect(excerpts).toContain('   12 | … ••••••');
    expect(excerpts).not.toContain('hunter2');
  });

  it('is shown with the key, where nothing else stands before it', () => {
    const lines = ['data:', '  password: hunter2'];
    expect(excerptsOf(lines, [{ place: { line: 2, column: 13 }, value: '', isSecret: true }])).toEqual([
      '    2 |   password: ••••••\n      |             ^^^^^^',
    ]);
  });
});
