import { describe, expect, it } from 'vitest';
import { saidOf } from '../judged.ts';
import { repaired, said } from './judged.ts';

describe('docker-exec-form', () => {
  it.each<[string, readonly string[]]>([
    ['CMD node server.js', ['warning 2:5 CMD is in shell form: a shell is process 1']],
    ['CMD ["node", "server.js"]', []],
    ["CMD ['node', 'server.js']", ['warning 2:5 CMD is in shell form: a shell is process 1']],
    ['CMD npm start', ['warning 2:5 CMD is in shell form: a shell is process 1, and npm in it']],
    [
      'CMD ["npm", "start"]',
      ['warning 2:7 CMD makes npm process 1, which does not pass signals on to the program that it starts'],
    ],
    ['ENTRYPOINT ["dumb-init", "--"]\nCMD ["npm", "start"]', []],
    ['ENTRYPOINT ["/usr/bin/tini", "--"]\nCMD node x', ['warning 3:5 CMD is in shell form: a shell is process 1']],
    ['ENTRYPOINT exec node server.js', []],
    ['CMD ["sh", "-c", "node x"]', ['warning 2:7 CMD makes a shell process 1, and it does not begin with exec']],
    ['CMD ["sh", "-c", "migrate && exec node x"]', []],
    ['CMD ["bash", "start.sh"]', []],
    ['ENTRYPOINT ["docker-entrypoint.sh"]\nCMD ["npm", "start"]', []],
    ['CMD node a\nCMD ["node", "b"]', []],
    ['SHELL ["powershell", "-command"]\nCMD Start', []],
    ['HEALTHCHECK CMD node check.js', []],
  ])('of %j', (text, lines) => {
    expect(said('docker-exec-form', `FROM a\n${text}\n`)).toEqual(lines);
  });

  it('looks at what the last stage ends with', () => {
    expect(said('docker-exec-form', 'FROM a AS base\nCMD x\nFROM a\nCMD ["y"]\n')).toEqual([]);
    expect(said('docker-exec-form', 'FROM a AS base\nCMD x\nFROM base\n')).toHaveLength(1);
  });

  it.each([
    ['CMD node "my server.js" --port 80', 'CMD ["node", "my server.js", "--port", "80"]'],
    ['CMD node \\\n  server.js', 'CMD ["node", "server.js"]'],
    ['CMD node $FILE', 'CMD node $FILE'],
    ['CMD a && b', 'CMD a && b'],
    ['CMD A=1 b', 'CMD A=1 b'],
    ['CMD npm start', 'CMD npm start'],
    ['CMD cd x', 'CMD cd x'],
    ['CMD a > log', 'CMD a > log'],
    ['CMD cat ~/x {a,b}', 'CMD cat ~/x {a,b}'],
  ])('writes a list where no shell is needed: %j', (text, after) => {
    expect(repaired('docker-exec-form', `FROM a\n${text}\n`)).toBe(`FROM a\n${after}\n`);
  });
});

const key = `AKIA${'ABCD1234'.repeat(2)}`;

describe('docker-secrets', () => {
  it.each<[string, readonly string[]]>([
    ['ARG NPM_TOKEN', ['error 2:5 ARG NPM_TOKEN puts a secret into the history of the image']],
    ['ENV DB_PASSWORD=hunter22', ['error 2:5 ENV DB_PASSWORD puts a secret into the image']],
    ['ENV A=b dbPassword="hunter22"', ['error 2:9 ENV dbPassword puts a secret into the image']],
    ['ENV API_KEY hunter22', ['error 2:13 ENV API_KEY puts a secret into the image']],
    ['ENV DB_PASSWORD="" DB_PASSWORD_FILE=/run/x TOKEN_TTL=3600 TOKENIZERS_PARALLELISM=false', []],
    ['ENV SECRET=changeme NEXT_PUBLIC_API_KEY=abcdefgh', []],
    [`ENV X=${key}`, ['error 2:5 ENV X holds an access key of AWS']],
    [`RUN <<EOF\naws --key ${key}\nEOF`, ['error 3:11 RUN holds an access key of AWS']],
    [`RUN aws --key ${key} x`, ['error 2:15 RUN holds an access key of AWS']],
    ['ENV URL=postgres://app:hunter22@db/x', ['error 2:5 ENV URL holds an address with a password']],
    ['ENV URL=postgres://app:$PASSWORD@db/x', []],
    ['COPY .env ./', ['error 2:6 COPY takes .env into a layer']],
    ['COPY src/id_rsa /root/.ssh/', ['error 2:6 COPY takes src/id_rsa into a layer']],
    ['COPY .npmrc package.json ./', ['warning 2:6 COPY takes .npmrc into a layer, which often holds secrets']],
    ['COPY .env.example id_rsa.pub src ./', []],
    [
      'COPY ca.pem server-key.pem /x/',
      [
        'warning 2:6 COPY takes ca.pem into a layer, which often holds secrets',
        'error 2:13 COPY takes server-key.pem into a layer',
      ],
    ],
  ])('of %j', (text, lines) => {
    expect(said('docker-secrets', `FROM a\n${text}\n`)).toEqual(lines);
  });

  it('says what an ARG of another stage leaves behind', () => {
    expect(said('docker-secrets', 'FROM a AS b\nARG TOKEN\nFROM a\nCOPY --from=b x y\n')).toEqual([
      'warning 2:5 ARG TOKEN puts a secret into the cache of the build and its provenance',
    ]);
  });

  it('never tells a secret', () => {
    const all = saidOf({ Dockerfile: `FROM a\nENV TOKEN=hunter22 X=${key}\nRUN x ${key}\n` });
    expect(JSON.stringify(all.map(({ finding }) => finding))).not.toMatch(/hunter22|ABCD1234/);
  });
});
