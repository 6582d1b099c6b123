import type { Stage } from '../world/cluster/player.ts';

/** An image that stands in the registry without having been built. */
export interface PreparedImage {
  /** Repository with tag. */
  readonly reference: string;
  readonly labels: Readonly<Record<string, string>>;
}

/** What the demo runs on besides GitHub: a registry, a builder, a scanner, a cluster; embedded ones, or real ones. */
export interface Parts extends AsyncDisposable {
  /** `HOST:PORT` of the registry. */
  readonly registry: string;
  /** Path of a kubeconfig. */
  readonly kubeconfig: string;
  /** What a person should know of these parts, a sentence each. */
  readonly notes: readonly string[];
  /** Whether images are built; otherwise they are prepared. */
  readonly builds: boolean;
  /** Lets Argo CD apply what the GitOps repository says, and waits until the cluster shows it. */
  follow(stages: readonly Stage[]): Promise<void>;
  /** What Prometheus tells from now on; undefined for nothing. */
  measure(rate: number | undefined): Promise<void>;
  /** Puts an image into the registry. */
  prepare(image: PreparedImage): Promise<void>;
  /**
   * The environment of a run, besides what GitHub sets.
   * @param packages npm packages that the image holds, by name and version
   */
  environment(packages: Readonly<Record<string, string>>): Readonly<Record<string, string>>;
  /** Rejects once the parts cannot go on. */
  readonly broken: Promise<never>;
}
