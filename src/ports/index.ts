import type { Event } from '../deployment/machine.ts';
import type { Builder } from './builder.ts';
import type { Clock } from './clock.ts';
import type { Cluster } from './cluster.ts';
import type { Files } from './files.ts';
import type { Forge } from './forge.ts';
import type { GitOpsRepository } from './gitops-repository.ts';
import type { History } from './history.ts';
import type { Holds } from './holds.ts';
import type { Log } from './log.ts';
import type { Metrics } from './metrics.ts';
import type { Notifier } from './notifier.ts';
import type { PolicyFiles } from './policy-files.ts';
import type { Referrers } from './referrers.ts';
import type { Registry } from './registry.ts';
import type { Renderer } from './renderer.ts';
import type { Results } from './results.ts';
import type { Scanner } from './scanner.ts';
import type { Signing } from './signing.ts';
import type { Sources } from './sources.ts';
import type { Telemetry } from './telemetry.ts';
import type { View } from './view.ts';

/**
 * Every port, each connected when it is first asked for: a command loads and logs in to nothing that it does not use.
 * Stages name the ones they need (`Pick<Ports, 'clock' | 'registry'>`), and get no others.
 */
export interface Ports {
  readonly clock: Clock;
  readonly log: Log;
  readonly files: Files;
  readonly results: Results;
  readonly view: View;
  readonly telemetry: Telemetry;
  /** A number from 0 to below 1, for jitter. */
  random(): number;
  builder(): Promise<Builder>;
  scanner(): Promise<Scanner>;
  registry(): Promise<Registry>;
  /** Signatures and attestations beside images. */
  referrers(): Promise<Referrers>;
  signing(): Promise<Signing>;
  gitops(): Promise<GitOpsRepository>;
  holds(): Promise<Holds>;
  forge(): Promise<Forge>;
  /** Those who are told of outcomes besides GitHub. */
  notifier(): Promise<Notifier>;
  /** The files of the working folder, and the repository that they are in. */
  sources(): Promise<Sources>;
  history(): Promise<History>;
  /** What renders manifests for people to judge. */
  renderer(): Promise<Renderer>;
  policyFiles(): Promise<PolicyFiles>;
  /** The cluster of this name in the configuration; undefined where no way to it was given. */
  cluster(name: string | undefined): Promise<Cluster | undefined>;
  /** The Prometheus of this cluster, or of all; undefined where none is configured. */
  metrics(cluster: string | undefined): Promise<Metrics | undefined>;
  /**
   * Asks whether what this run was asked for, by a comment, still holds: the event that ends the deployment where it does not. Undefined
   * where nobody can take it back.
   */
  readonly recheck?: (signal: AbortSignal) => Promise<Event | undefined>;
}
