import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { createFiles } from '../../src/files/files.ts';
import type { Clock } from '../../src/ports/clock.ts';
import { failureIn, isPassing } from '../../src/process/build-failure.ts';
import { createBuilder } from '../../src/process/buildx.ts';
import { never, TestClock } from '../clock.ts';
import { requestFor } from './invocation.ts';
import { listen, programs } from './stub.ts';

interface Recorded {
  readonly name: string;
  readonly said: string;
  readonly result: string;
  readonly passing?: boolean;
  readonly step?: { readonly title: string; readonly lines: readonly string[] };
}

/** What buildx printed last, recorded from buildx 0.38 with BuildKit 0.25, and older words of theirs. */
const recorded: readonly Recorded[] = parse(readFileSync(new URL('fixtures/failures.yaml', import.meta.url), 'utf8'));

describe('a build that fails', () => {
  it.for(recorded)('$name', ({ said, result, passing = false, step }) => {
    const lines = said.trimEnd().split('\n');
    const failure = failureIn(lines);
    expect(failure).toMatchObject({
      result,
      message: lines.findLast((line) => line.startsWith('ERROR')) ?? lines.at(-1),
    });
    expect(failure.step).toEqual(step);
    expect(isPassing(failure, lines)).toBe(passing);
  });

  it('for want of a builder that can push says how to get one', () => {
    const line =
      'ERROR: failed to build: push-by-digest is currently not implemented for docker driver, please create a new builder instance';
    expect(failureIn([line])).toMatchObject({
      result: 'builder-missing',
      remedy: expect.stringContaining('docker-container'),
    });
  });

  it('without a word is told all the same', () => {
    expect(failureIn([])).toMatchObject({ result: 'build-failed', message: 'no output' });
  });
});

describe('a push that gets no answer', () => {
  const push =
    'failed to push ghcr.io/acme/api: unexpected status from PUT request to https://ghcr.io/v2/x: 429 Too Many Requests';
  /** Fails so many times with a line, and then succeeds. */
  const failing = (times: number, line: string) => `echo >> "$LC_HERE/tries"
if [ "$(wc -l < "$LC_HERE/tries")" -le ${times} ]; then echo 'ERROR: failed to build: failed to solve: ${line}' >&2; exit 1; fi
while [ $# -gt 0 ]; do [ "$1" = --metadata-file ] && echo '{"containerimage.digest":"sha256:${'d'.repeat(64)}"}' > "$2"; shift; done`;

  async function build(script: string, signal = never) {
    using stub = programs({ buildx: script });
    const log = listen();
    const clock = new TestClock();
    const environment = { PATH: stub.path, LC_HERE: stub.folder };
    const builder = createBuilder({ environment, files: createFiles(), log, clock });
    const result = await builder.build(requestFor({}), signal);
    return { result, log, clock };
  }

  it.each([
    [1, 'built', [2000]],
    [3, 'built', [2000, 5000, 15_000]],
    [4, 'push-failed', [2000, 5000, 15_000]],
  ] as const)('%i times: %s', async (times, wanted, pauses) => {
    const { result, clock, log } = await build(failing(times, push));
    expect(result).toMatchObject({ result: wanted });
    expect(clock.slept).toEqual(pauses);
    expect(log.warnings).toHaveLength(pauses.length);
  });

  it.each([
    ['push-refused', 'failed to push ghcr.io/acme/api: denied: permission_denied: write_package'],
    ['push-failed', 'failed to push ghcr.io/acme/api: unexpected status: 404 Not Found'],
    ['build-failed', 'process "/bin/sh -c npm test" did not complete successfully: exit code: 1'],
    ['registry-unreachable', 'node:24: failed to resolve source metadata: 503 Service Unavailable'],
  ])('and is none is told at once: %s', async (wanted, line) => {
    const { result, clock } = await build(failing(1, line));
    expect(result).toMatchObject({ result: wanted });
    expect(clock.slept).toEqual([]);
  });

  it('is not pushed again once the run is cancelled', async () => {
    using stub = programs({ buildx: failing(9, push) });
    const cancel = new AbortController();
    const clock: Clock = {
      now: () => new Date(0),
      sleep: async (_, signal) => {
        cancel.abort(new Error('SIGTERM'));
        signal?.throwIfAborted();
      },
    };
    const environment = { PATH: stub.path, LC_HERE: stub.folder };
    const builder = createBuilder({ environment, files: createFiles(), log: listen(), clock });
    await expect(builder.build(requestFor({}), cancel.signal)).rejects.toThrow('SIGTERM');
    expect(readFileSync(join(stub.folder, 'tries'), 'utf8')).toBe('\n');
  });
});
