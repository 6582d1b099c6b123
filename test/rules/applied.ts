import { readSource } from '../../src/manifest/read.ts';
import type { ManifestSet } from '../../src/readiness/judge.ts';
import { isYamlName } from '../../src/readiness/read-file.ts';
import type { RuleContext } from '../../src/rules/context.ts';
import type { Judged, Said } from '../../src/rules/judge.ts';
import { judgeByEachRule } from '../../src/rules/judge.ts';
import { ObjectSet } from '../../src/rules/object-set.ts';
import { objectsOf } from '../../src/rules/read.ts';
import { isDockerfileName, readDockerfile } from '../../src/rules/read-files.ts';
import type { Rule } from '../../src/rules/rule.ts';
import { isWorkflowName, workflowOf } from '../../src/rules/workflow/read.ts';

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
      .map(([file, bytes]) => readDockerfile(file, bytes, files)),
    workflows: yaml.filter(({ file }) => isWorkflowName(file)).flatMap((source) => workflowOf(source) ?? []),
  };
}

/** What the rules say of everything. Throws what a rule throws. */
export function judgeByRules(judged: Judged, rules: readonly Rule[], context: RuleContext): readonly Said[] {
  const { said, failed } = judgeByEachRule(judged, rules, context);
  for (const { error } of failed) throw error;
  return said;
}
