import { existsSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { Reporter, TestCase, TestModule } from 'vitest/node';
import { readArchive, writeArchive } from '../../test/rollout/watches/archive.ts';
import type { ArchivedWatch } from '../../test/rollout/watches/recording.ts';

/** The watches of one test, as they were recorded. One that saw nothing, or was cancelled, has no verdict of its own. */
function watchesOf(test: TestCase): readonly ArchivedWatch[] {
  return (test.meta().told ?? []).flatMap(({ recording, end }) => {
    if (recording === undefined || end === undefined || !existsSync(recording)) return [];
    if (end.outcome === 'cancelled') return [];
    return [{ title: test.name, end, ...JSON.parse(readFileSync(recording, 'utf8')) }];
  });
}

/** Keeps what the watches of passed scenarios saw, in `test/rollout/watches/`; those of scenarios that were not run stay. */
export default class RecordingsReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    for (const module of modules) {
      const name = basename(module.moduleId, '.test.ts');
      const passed = [...module.children.allTests('passed')];
      const fresh = passed.flatMap(watchesOf);
      if (fresh.length === 0) continue;
      const again = new Set(fresh.map(({ title }) => title));
      const kept = readArchive(name).filter(({ title }) => !again.has(title));
      const all = [...kept, ...fresh].toSorted((one, other) =>
        one.title.localeCompare(other.title, 'en', { numeric: true }),
      );
      writeArchive(name, all);
    }
  }
}
