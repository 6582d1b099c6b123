import type { NodePool } from '../configuration/readiness-settings.ts';
import { badInput } from '../errors.ts';
import type { ReadinessSettings } from '../rules/settings.ts';
import { defaultSettings } from '../rules/settings.ts';
import type { Gathered } from '../stages/gather.ts';

/** Where the settings of a check come from. */
export interface SettingsRequest {
  /** The configuration file. */
  readonly config: string;
  /** What nodes have to give to pods, a pool each: in place of what the file says. */
  readonly nodes?: readonly NodePool[];
}

/** How is judged: as the configuration file says, if there is one. Throws `bad-input` for what is wrong with it. */
export async function settingsOf(gathered: Gathered, { config, nodes }: SettingsRequest): Promise<ReadinessSettings> {
  const settings = await readSettings(gathered, config);
  if (nodes === undefined) return settings;
  const { largestNode } = await import('../configuration/readiness-settings.ts');
  return { ...settings, nodeAllocatable: largestNode(nodes) };
}

async function readSettings({ configuration }: Gathered, file: string): Promise<ReadinessSettings> {
  if (configuration === undefined) return defaultSettings;
  const { readinessOf } = await import('../configuration/readiness.ts');
  const read = readinessOf(new TextDecoder().decode(configuration), file);
  if (read.result === 'wrong') throw badInput(read.problems);
  return read.settings;
}
