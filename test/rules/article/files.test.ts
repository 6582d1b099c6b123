import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { saidOf } from '../judged.ts';

const here = import.meta.dirname;

interface Row {
  readonly defect: string;
  readonly file: string;
  readonly line: number;
  readonly rule: string;
}

function rowsOf(table: string): readonly Row[] {
  const lines = readFileSync(join(here, table), 'utf8').trim().split('\n').slice(1);
  return lines.map((line) => {
    const [defect = '', file = '', at = '', rule = ''] = line.split('\t');
    return { defect, file, line: Number(at), rule };
  });
}

/** Where the rules look for a file of the article: a workflow is one by its folder. */
function placeOf(file: string): string {
  return file === 'deploy.yml' ? '.github/workflows/deploy.yml' : file;
}

function foundIn(file: string): readonly string[] {
  const text = readFileSync(join(here, 'files', file), 'utf8');
  return saidOf({ [placeOf(file)]: text }).map(({ finding: { rule, place } }) => `${place.line} ${rule}`);
}

describe('the defects of the article’s Dockerfiles and its workflow', () => {
  const rows = [...rowsOf('dockerfile.tsv'), ...rowsOf('workflow.tsv')];
  const found = rows.filter(({ rule }) => !rule.startsWith('missed: '));

  it.each(found)('$defect is found in line $line of $file by $rule', ({ file, line, rule }) => {
    expect(foundIn(file)).toContain(`${line} ${rule}`);
  });

  it('are those that the tables say, and nothing else is found', () => {
    const files = [...new Set(rows.map(({ file }) => file))];
    const known = new Set(found.map(({ file, line, rule }) => `${file} ${line} ${rule}`));
    const more = files.flatMap((file) => foundIn(file).map((at) => `${file} ${at}`)).filter((at) => !known.has(at));
    expect([...new Set(more)]).toEqual([
      // the other stages' base of the same defects DP-1 and DP-2
      'Dockerfile.multiarch 5 docker-base-pinned',
      'Dockerfile.multiarch 5 docker-base-eol',
      // tags that are less bad than the branch of WF-3, and the other jobs of WF-6
      ...[12, 22, 30, 33, 36, 43].map((line) => `deploy.yml ${line} wf-unpinned-action`),
      'deploy.yml 27 wf-permissions',
      'deploy.yml 55 wf-permissions',
    ]);
  });
});
