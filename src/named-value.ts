import type { Log } from './ports/log.ts';

/** What a value that the configuration names is read from. */
export interface NamedFrom {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly log: Pick<Log, 'mask'>;
}

/** The variable of `env:NAME`; undefined for what is no such name. */
export function variableOf(configured: string): string | undefined {
  return configured.startsWith('env:') ? configured.slice('env:'.length) : undefined;
}

/** A value of the configuration, or what the variable holds that it names, which is a secret; undefined where that is not set. */
export function valueNamed(configured: string, { environment, log }: NamedFrom): string | undefined {
  const variable = variableOf(configured);
  if (variable === undefined) return configured;
  // a line break from a file would end a header, or make one of its own
  const text = environment[variable]?.trim();
  if (text === undefined || text === '') return undefined;
  log.mask(text);
  return text;
}
