import { describe, expect, it } from 'vitest';
import { saidOf } from '../judged.ts';
import { repaired, said } from './judged.ts';

describe('docker-multi-stage', () => {
  it.each<[string, readonly string[]]>([
    [
      'FROM node:24\nRUN npm ci && npm run build\n',
      ['warning 2:15 the image that runs is built in its last stage by npm run build'],
    ],
    ['FROM node:24\nRUN apk add --no-cache g++\n', ['warning 2:5 the image that runs carries g++']],
    [
      'FROM debian\nRUN apt-get update && sudo apt-get install -y build-essential=12\n',
      ['warning 2:28 the image that runs carries build-essential=12'],
    ],
    ['FROM node:24\nRUN apk add --virtual .b gcc && npm ci && apk del .b\n', []],
    ['FROM node:24 AS b\nRUN npm run build\nFROM node:24\nCOPY --from=b /d /d\n', []],
    [
      'FROM golang:1.27\nRUN go build ./...\n',
      ['warning 2:5 the image that runs is built in its last stage by go build'],
    ],
    ['FROM golang:1.27\nRUN go install a/b@latest && go version\n', []],
    [
      'FROM maven:3\nRUN ./mvnw -B package\n',
      ['warning 2:5 the image that runs is built in its last stage by mvnw package'],
    ],
    [
      'FROM rust\nRUN cargo build --release\n',
      ['warning 2:5 the image that runs is built in its last stage by cargo build'],
    ],
    [
      'FROM mcr.microsoft.com/dotnet/sdk:10.0\nRUN dotnet publish -c Release\n',
      ['warning 2:5 the image that runs is built in its last stage by dotnet publish'],
    ],
    [
      'FROM a AS deps\nRUN x\nFROM a AS b\nRUN y\nFROM a\nCOPY --from=b x y\n',
      ['info 1:11 nothing is taken from the stage deps'],
    ],
    ['FROM a AS deps\nFROM b\nRUN --mount=type=bind,from=deps,source=/x,target=/x true\n', []],
    ['FROM a AS deps\nFROM b\nCOPY --from=0 x y\n', []],
    ['FROM a AS deps\nFROM b\nCOPY --from=$S x y\n', []],
  ])('of %j', (text, lines) => {
    expect(said('docker-multi-stage', text)).toEqual(lines);
  });
});

describe('docker-dependency-install', () => {
  it.each<[string, readonly string[]]>([
    [
      'COPY . .\nRUN npm ci',
      ['warning 2:6 everything is copied before npm ci: each change of a source installs all dependencies anew'],
    ],
    ['COPY package*.json ./\nRUN npm ci\nCOPY . .', []],
    ['COPY --from=b . .\nRUN npm ci', []],
    [
      'COPY ./ /app\nRUN pip install -r requirements.txt',
      ['warning 2:6 everything is copied before pip install: each change of a source installs all dependencies anew'],
    ],
    ['COPY . .\nRUN pip install .', []],
    ['RUN npm i', ['warning 2:9 npm i may take other versions than those of the lockfile']],
    ['RUN npm install -g corepack', []],
    ['RUN npm install express@5', []],
    ['RUN npm ci --only=production', ['info 2:12 npm has given up --only=production']],
    ['RUN npm prune --production', ['info 2:15 npm has given up --production']],
    ['RUN yarn', ['warning 2:5 yarn install without --frozen-lockfile may change the lockfile and go on']],
    ['RUN yarn install --immutable', []],
    ['RUN yarn build', []],
    ['RUN pnpm i', ['warning 2:10 pnpm install without --frozen-lockfile may change the lockfile and go on']],
    ['RUN pnpm install --frozen-lockfile --prod', []],
    ['RUN pip install flask', ['info 2:17 pip takes whatever version of flask is the newest']],
    ['RUN pip install --upgrade pip && pip install flask==3.1', []],
  ])('of %j', (text, lines) => {
    expect(said('docker-dependency-install', `FROM a\n${text}\n`)).toEqual(lines);
  });

  it('writes npm ci only where the lockfile is copied by its name, and the new spelling', () => {
    const rule = 'docker-dependency-install';
    expect(repaired(rule, 'FROM a\nCOPY package-lock.json ./\nRUN npm \\\n  install --production\n')).toBe(
      'FROM a\nCOPY package-lock.json ./\nRUN npm \\\n  ci --omit=dev\n',
    );
    expect(repaired(rule, 'FROM a\nCOPY package.json ./\nRUN npm install\n')).toContain('npm install');
  });
});

describe('docker-ignore-file', () => {
  const of = (files: Readonly<Record<string, string>>) =>
    saidOf(files, { rule: 'docker-ignore-file' }).map(
      ({ finding: { place, message } }) => `${place.line}:${place.column} ${message}`,
    );
  const node = 'FROM a\nCOPY . .\nRUN npm ci\n';

  it.each<[string, string, string | undefined, readonly string[]]>([
    [
      'none',
      node,
      undefined,
      ['2:6 everything is copied and there is no .dockerignore: .git, .env, node_modules too, where there is one'],
    ],
    [
      'an empty one',
      node,
      '# nothing\n',
      ['2:6 everything is copied and .dockerignore lets .git, .env, node_modules in'],
    ],
    ['a good one', node, '.git\nnode_modules\n.env*\n', []],
    ['folders and any depth', node, '/.git/\n**/node_modules\n**/.env\n', []],
    ['all but some', node, '*\n!src\n!package*.json\n', []],
    ['one that lets it in again', node, '**\n!.env\n', ['2:6 everything is copied and .dockerignore lets .env in']],
    [
      'one that forgets',
      'FROM a\nADD . /x\n',
      'node_modules\n.git\n',
      ['2:5 everything is copied and .dockerignore lets .env in'],
    ],
    ['nothing copied whole', 'FROM a\nCOPY src ./\nCOPY --from=b . .\n', undefined, []],
    ['patterns with brackets', 'FROM a\nCOPY . .\n', '.[eg]*\n', []],
    ['broken patterns', 'FROM a\nCOPY . .\n', '[z-a]\n.git\n.env\n', []],
  ])('with %s', (_, text, ignore, lines) => {
    expect(of({ 'x/Dockerfile': text, ...(ignore === undefined ? {} : { 'x/.dockerignore': ignore }) })).toEqual(lines);
  });

  it('goes by the nearest .dockerignore above, where a build may begin', () => {
    expect(of({ 'docker/api/Dockerfile': 'FROM a\nCOPY . .\n', '.dockerignore': '.git\n.env\n' })).toEqual([]);
  });

  it('goes by the .dockerignore of the Dockerfile where it has its own', () => {
    const files = {
      'a.Dockerfile': 'FROM a\nCOPY . .\n',
      '.dockerignore': '',
      'a.Dockerfile.dockerignore': '.git\n.env\n',
    };
    expect(of(files)).toEqual([]);
  });
});

describe('docker-package-hygiene', () => {
  it.each<[string, readonly string[]]>([
    [
      'RUN apk update && apk upgrade && apk add --no-cache x',
      [
        'info 2:9 apk update is needless beside --no-cache',
        'info 2:23 apk upgrade makes two builds of one commit differ',
      ],
    ],
    ['RUN apk add x', ['info 2:9 apk add keeps its package index in the image']],
    ['RUN apk add x && rm -rf /var/cache/apk/*', []],
    ['RUN --mount=type=cache,target=/var/cache/apk apk add x', []],
    [
      'RUN apt-get update && apt-get install -y x',
      [
        'info 2:31 apt-get install takes recommended packages too',
        'info 2:31 apt-get leaves its package lists in the image',
      ],
    ],
    [
      'RUN apt-get update && apt-get -y dist-upgrade',
      ['info 2:34 apt-get dist-upgrade makes two builds of one commit differ'],
    ],
    ['RUN apt-get install --no-install-recommends -y x && rm -rf /var/lib/apt/lists/*', []],
    ['RUN --mount=type=cache,target=/var/lib/apt apt-get install --no-install-recommends x', []],
    ['RUN curl -fsSL https://x/install.sh | bash', ['info 2:5 what curl fetches is run by bash unseen']],
    ['RUN curl https://x | python3 -m json.tool', []],
    ['RUN curl -o x https://x && sh -c true', []],
    ['ADD src /x', ['info 2:1 ADD does more than copying, which is all that is wanted here']],
    ['ADD https://x/y /z', []],
    ['ADD a.tar.gz /x', []],
    ['ADD git@github.com:a/b.git /x', []],
  ])('of %j', (text, lines) => {
    expect(said('docker-package-hygiene', `FROM a\n${text}\n`)).toEqual(lines);
  });

  it('writes --no-cache and COPY', () => {
    expect(repaired('docker-package-hygiene', 'FROM a\nRUN apk add x\nadd a b\n')).toBe(
      'FROM a\nRUN apk add --no-cache x\nCOPY a b\n',
    );
  });
});
