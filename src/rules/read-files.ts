import { readSource } from '../manifest/read.ts';
import type { ManifestSet } from '../readiness/judge.ts';
import { isYamlName } from '../readiness/read-file.ts';
import { parseDockerfile } from './dockerfile/parse.ts';
import type { Judged } from './judge.ts';
import { ObjectSet } from './object-set.ts';
import { objectsOf } from './read.ts';
import { isWorkflowName, workflowOf } from './workflow/read.ts';

/** Files that are applied together, read for the rules; what cannot be read is passed over. */
export function readFiles(files: ManifestSet): Judged {
  const yaml = [...files]
    .filter(([file]) => isYamlName(file))
    .flatMap(([file, bytes]) => {
      const read = readSource(file, bytes);
      return read.result === 'read' ? [read.source] : [];
    });
  const manifests = yaml.filter(({ file }) => !isWorkflowName(file)).flatMap((source) => objectsOf(source));
  return {
    sets: [new ObjectSet(manifests, { isWhole: true })],
    dockerfiles: [...files]
      .filter(([file]) => isDockerfileName(file))
      .map(([file, bytes]) => parseDockerfile(file, new TextDecoder().decode(bytes))),
    workflows: yaml.filter(({ file }) => isWorkflowName(file)).flatMap((source) => workflowOf(source) ?? []),
  };
}

/** `Dockerfile`, `Dockerfile.prod`, `api.Dockerfile`, `Containerfile`. */
export function isDockerfileName(file: string): boolean {
  return (
    /(^|\/)((Docker|Container)file(\.[^/]+)?|[^/]+\.(Docker|Container)file)$/i.test(file) &&
    !/\.dockerignore$/.test(file)
  );
}
