import type { Reach } from '../configuration/reach.ts';
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
export async function settingsOf(gathered: Gathered, { config, nodes }: SettingsRequest): Promise<CheckSettings> {
  const read = await readSettings(gathered, config);
  if (nodes === undefined) return read;
  const { largestNode } = await import('../configuration/readiness-settings.ts');
  return { ...read, settings: { ...read.settings, nodeAllocatable: largestNode(nodes) } };
}

/** How is judged, and how clusters and Prometheus are reached where that asks for them. */
export interface CheckSettings {
  readonly settings: ReadinessSettings;
  readonly reach: Reach;
}

async function readSettings({ configuration }: Gathered, file: string): Promise<CheckSettings> {
  if (configuration === undefined) return { settings: defaultSettings, reach: { clusters: {} } };
  const { readinessOf } = await import('../configuration/readiness.ts');
  const read = readinessOf(new TextDecoder().decode(configuration), file);
  if (read.result === 'wrong') throw badInput(read.problems);
  return read;
}
