import { existsSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { Reporter, TestCase, TestModule } from 'vitest/node';
import { readArchive, writeArchive } from '../../test/rollout/watches/archive.ts';
import type { ArchivedWatch, WatchRecording } from '../../test/rollout/watches/recording.ts';
import { shownAgain } from '../../test/rollout/watches/shown.ts';

/** The watches of one test, as they were recorded. One that saw nothing, or was cancelled, has no verdict of its own. */
async function watchesOf(test: TestCase): Promise<readonly ArchivedWatch[]> {
  const watches: ArchivedWatch[] = [];
  for (const { recording: file, end, report = '' } of test.meta().told ?? []) {
    if (file === undefined || !existsSync(file) || end?.outcome === 'cancelled') continue;
    const recording: WatchRecording = JSON.parse(readFileSync(file, 'utf8'));
    const ended = end === undefined ? await ofDeployment(recording, report) : { end, ...recording };
    if (ended === undefined) console.error(`left out, as it says otherwise than the report: ${test.name}: ${report}`);
    else watches.push({ title: test.name, ...ended });
  }
  return watches;
}

/**
 * What a deployment came to is more than its watch says: the archive has what is said of the recording, where the report begins with
 * it. Nothing else says whether Git named ours before.
 */
async function ofDeployment(recording: WatchRecording, report: string) {
  for (const watch of [recording, { ...recording, isOld: true as const }]) {
    // a watch that somebody cancelled has no end
    const end = await shownAgain(watch).catch(() => undefined);
    if (end !== undefined && report.startsWith(end.sentence)) return { end, ...watch };
  }
  return undefined;
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
