import type { Annotation, Problem } from '../errors.ts';
import type { Log } from '../ports/log.ts';
import type { Mask } from '../text/mask.ts';
import * as core from './core.ts';
import { plainForLog } from './text.ts';

/**
 * The log of a job: problems become annotations at their place, and nothing in a text is taken for a command. The runner masks what
 * is logged; the mask keeps what it is told, for texts that go elsewhere.
 */
export function createJobLog(wantsDebug: boolean, mask: Mask): Log {
  const say = (line: string) => process.stdout.write(`${plainForLog(line)}\n`);
  return {
    // asked for by `debug: true`, it is shown without the runner's own debug mode
    debug: (message) => (wantsDebug && !core.isDebug() ? say(`debug: ${message}`) : core.debug(plainForLog(message))),
    info: say,
    warning: (message, problem) => core.warning(plainForLog(message), placeOf(problem)),
    error: (message, problem) => core.error(plainForLog(message), placeOf(problem)),
    annotate: (annotation) => annotate(annotation),
    group: (title) => {
      core.startGroup(plainForLog(title));
      return { [Symbol.dispose]: () => core.endGroup() };
    },
    mask: (secret) => {
      mask.add(secret);
      core.setSecret(secret);
    },
  };
}

function annotate({ level, title, message, place }: Annotation): void {
  const end = place?.endColumn === undefined ? {} : { endColumn: place.endColumn };
  const at = place === undefined ? {} : placeOf({ place });
  const say = { error: core.error, warning: core.warning, notice: core.notice }[level];
  say(plainForLog(message), { title: plainForLog(title), ...at, ...end });
}

function placeOf(problem: Pick<Problem, 'place'> | undefined) {
  const { file, line, column } = problem?.place ?? {};
  return {
    ...(file === undefined ? {} : { file }),
    ...(line === undefined ? {} : { startLine: line }),
    ...(column === undefined ? {} : { startColumn: column }),
  };
}
