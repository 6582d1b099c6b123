import { existsSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { Reporter, TestCase, TestModule } from 'vitest/node';
import { readArchive, writeArchive } from '../../test/rollout/watches/archive.ts';
import type { ArchivedWatch, WatchRecording } from '../../test/rollout/watches/recording.ts';
import { shownAgain } from '../../test/rollout/watches/shown.ts';

/**
 * The watches of one test, as they were recorded. One that saw nothing, or was cancelled, has no verdict of its own. What a deployment
 * came to is more than its watch says: of that the archive has what is said of the recording, where the report says it too.
 */
async function watchesOf(test: TestCase): Promise<readonly ArchivedWatch[]> {
  const watches: ArchivedWatch[] = [];
  for (const { recording: file, end, report = '' } of test.meta().told ?? []) {
    if (file === undefined || !existsSync(file) || end?.outcome === 'cancelled') continue;
    const recording: WatchRecording = JSON.parse(readFileSync(file, 'utf8'));
    const said = end ?? (await shownAgain(recording));
    if (end === undefined && !report.startsWith(said.sentence))
      throw new Error(`${test.name}: the report says "${report}", and the recording "${said.sentence}"`);
    watches.push({ title: test.name, end: said, ...recording });
  }
  return watches;
}

/** Keeps what the watches of passed scenarios saw, in `test/rollout/watches/`; those of scenarios that were not run stay. */
export default class RecordingsReporter implements Reporter {
  async onTestRunEnd(modules: readonly TestModule[]): Promise<void> {
    for (const module of modules) {
      const name = basename(module.moduleId, '.test.ts');
      const passed = [...module.children.allTests('passed')];
      const fresh = (await Promise.all(passed.map(watchesOf))).flat();
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
