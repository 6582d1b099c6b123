/** Where an image that others are built on comes from. */
export interface Base {
  readonly image: string;
  /** The index of all platforms. */
  readonly digest: `sha256:${string}`;
}

/**
 * The images that Dockerfiles begin with, as of September 2026. Tags are those of docker-library/official-images; the digests of Node,
 * Python, Maven and Java are those of docker-library/repo-info, the others those by which many public repositories pin the same tag.
 * Nothing is looked up when `init` runs: `.github/dependabot.yml`, which it writes too, has both renewed.
 */
export const bases = {
  node: {
    image: 'node:24.19.0-bookworm-slim',
    digest: 'sha256:a9f5f7c91a432850b2a8a7797adf5eadb6c733ceed61167806cee7ea7fbc29df',
  },
  go: {
    image: 'golang:1.26.7-bookworm',
    digest: 'sha256:e8c859f5632dcfde7b32d2012b4351728f6437930887c2f6a91ea242459e5514',
  },
  static: {
    image: 'gcr.io/distroless/static-debian13:nonroot',
    digest: 'sha256:1c2c046bc09ed40fad370b599a0b1ae7987f55b01e247cf27a7c27cd97e5bbc7',
  },
  python: {
    image: 'python:3.14.7-slim-bookworm',
    digest: 'sha256:3299f3062a4f3da96c403bfeec3f042768c0bf8a72eee6dd5d90e3a1368ff334',
  },
  maven: {
    image: 'maven:3.9.16-eclipse-temurin-25',
    digest: 'sha256:93b8a14ea2f412782e4e842651273b4d903e35cc496284f178fbbe2d67d00976',
  },
  java: {
    image: 'eclipse-temurin:25.0.4_7-jre-noble',
    digest: 'sha256:d120abd9d8d7dec94520ce974ece62d0e4eed8576eb00bbc84e6128307ab48ef',
  },
} as const satisfies Record<string, Base>;

/** The reference of a base, pinned. */
export function pinned(name: keyof typeof bases): string {
  const { image, digest } = bases[name];
  return `${image}@${digest}`;
}
