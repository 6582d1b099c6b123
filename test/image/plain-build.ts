import type { BuildSpecification } from '../../src/image/build.ts';

/** A Dockerfile and nothing else. */
export const plainBuild: BuildSpecification = {
  definition: { by: 'dockerfile', context: '.' },
  platforms: ['linux/amd64'],
  arguments: {},
  secrets: [],
  ssh: [],
  contexts: {},
  labels: {},
  allow: [],
  cache: { type: 'none' },
  attestations: { sbom: false, provenance: 'none' },
};
