import type { Answers, Language } from './answers.ts';
import { pinned } from './bases.ts';
import { joined, text } from './text.ts';

/** The Dockerfile and what it must not see, by their paths; nothing where the application has an image already. */
export function dockerFiles(answers: Answers): readonly (readonly [string, string])[] {
  if (answers.language === 'none') return [];
  return [
    ['Dockerfile', `${dockerfileOf(answers.language, answers)}\n`],
    ['.dockerignore', dockerIgnore(answers.language)],
    ['.github/dependabot.yml', dependabot()],
  ];
}

function dockerfileOf(language: Exclude<Language, 'none'>, answers: Answers): string {
  switch (language) {
    case 'node':
      return node(answers);
    case 'go':
      return go(answers);
    case 'python':
      return python(answers);
    case 'java':
      return java(answers);
  }
}

/** No HEALTHCHECK: Kubernetes does not look at it, and asks by the probes of the pod. */
function node({ port }: Answers): string {
  return text`
    FROM ${pinned('node')} AS base
    WORKDIR /app

    FROM base AS build
    # the lockfile alone first: as long as it stays the same, nothing is installed anew
    COPY package.json package-lock.json ./
    RUN --mount=type=cache,target=/root/.npm npm ci --no-audit --no-fund
    COPY . .
    # "build" in package.json has to leave dist/server.js; afterwards only what runs is kept
    RUN npm run build && npm prune --omit=dev

    FROM base
    ENV NODE_ENV=production
    COPY --from=build /app/package.json ./
    COPY --from=build /app/node_modules ./node_modules
    COPY --from=build /app/dist ./dist
    ${ending(port)}
    # node itself is process 1, and gets SIGTERM: the server has to listen for it, end its requests and close
    CMD ["node", "dist/server.js"]
  `;
}

function go({ port }: Answers): string {
  return text`
    # compiles on the machine that builds, for the one that runs it: nothing is emulated
    FROM --platform=$BUILDPLATFORM ${pinned('go')} AS build
    ARG TARGETOS
    ARG TARGETARCH
    WORKDIR /src
    # the modules first: as long as they stay the same, nothing is downloaded anew
    COPY go.mod go.sum ./
    RUN --mount=type=cache,target=/go/pkg/mod go mod download
    COPY . .
    # the package main of the module's folder
    RUN --mount=type=cache,target=/go/pkg/mod --mount=type=cache,target=/root/.cache/go-build \\
        CGO_ENABLED=0 GOOS=$TARGETOS GOARCH=$TARGETARCH go build -trimpath -ldflags="-s -w" -o /out/server .

    # no shell, no package manager
    FROM ${pinned('static')}
    COPY --from=build /out/server /server
    ${ending(port)}
    # the server itself is process 1, and gets SIGTERM: it has to end its requests and close
    ENTRYPOINT ["/server"]
  `;
}

function python({ name, port }: Answers): string {
  return text`
    FROM ${pinned('python')} AS base
    ENV PATH=/venv/bin:$PATH PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1
    WORKDIR /app

    FROM base AS build
    RUN python -m venv /venv
    # versions with their hashes, such as "uv pip compile --generate-hashes" writes: what is installed is what was locked
    COPY requirements.txt ./
    RUN --mount=type=cache,target=/root/.cache/pip pip install --require-hashes -r requirements.txt

    FROM base
    COPY --from=build /venv /venv
    COPY . .
    ${ending(port)}
    # python itself is process 1, and gets SIGTERM: the server has to end its requests and close
    CMD ["python", "-m", "${name.replaceAll('-', '_')}"]
  `;
}

function java({ port }: Answers): string {
  return text`
    # class files are the same for every platform: they are built once, on the machine that builds
    FROM --platform=$BUILDPLATFORM ${pinned('maven')} AS build
    WORKDIR /src
    # the dependencies first: as long as they stay the same, nothing is downloaded anew
    COPY pom.xml ./
    RUN --mount=type=cache,target=/root/.m2 mvn --batch-mode dependency:go-offline
    COPY src ./src
    # has to leave one jar that runs; tests run before the image is built
    RUN --mount=type=cache,target=/root/.m2 mvn --batch-mode package -DskipTests && cp target/*.jar /app.jar

    FROM ${pinned('java')}
    WORKDIR /app
    COPY --from=build /app.jar ./app.jar
    ${ending(port)}
    # java itself is process 1, and gets SIGTERM. The heap takes three quarters of the memory limit
    ENTRYPOINT ["java", "-XX:MaxRAMPercentage=75", "-XX:+ExitOnOutOfMemoryError", "-jar", "app.jar"]
  `;
}

/** By number: a name would not tell Kubernetes that it is not root. */
function ending(port: number): string {
  return text`
    USER 10001:10001
    EXPOSE ${port}
  `;
}

const ownIgnored: Readonly<Record<Exclude<Language, 'none'>, string>> = {
  node: 'node_modules\ndist\ncoverage\n.npmrc',
  go: 'bin',
  python: '.venv\nvenv\n**/__pycache__\n**/*.pyc\n.pytest_cache',
  java: 'target\nbuild\n.gradle',
};

function dockerIgnore(language: Exclude<Language, 'none'>): string {
  const shared = text`
    # what the image does not need, and secrets, which would stay in its layers
    .git
    .github
    .gitignore
    .gitops-deploy.yaml
    gitops
    Dockerfile
    .dockerignore
    .env
    .env.*
    **/*.pem
    **/*.key
    *.md
    docs
  `;
  return `${joined([shared, ownIgnored[language]])}\n`;
}

/** What is pinned would grow old: this bot keeps it new. */
function dependabot(): string {
  const each = (ecosystem: string) => text`
    - package-ecosystem: ${ecosystem}
      directory: /
      schedule:
        interval: weekly
      cooldown:
        default-days: 7
  `;
  return `${text`
    # renews what is pinned: base images with their digests, actions with their commits
    version: 2
    updates:
      ${each('docker')}
      ${each('github-actions')}
  `}\n`;
}
