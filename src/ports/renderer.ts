/** Something that manifests are rendered from. Paths are POSIX, relative, and lead out of nothing. */
export interface RenderRequest {
  readonly of: 'kustomization' | 'chart';
  /** Every file that it may read, by path. */
  readonly files: ReadonlyMap<string, Uint8Array>;
  /** The folder of the kustomization or chart. */
  readonly root: string;
  /** Of a chart: what its release is called. */
  readonly name: string;
  /** Of a chart: files of values beside its own, the later win. */
  readonly values: readonly string[];
  /** The minor of the Kubernetes version that it is rendered for. */
  readonly kubernetes: number;
}

/** What came of rendering. */
export type Rendered =
  | { readonly result: 'rendered'; readonly bytes: Uint8Array }
  /** The program is not on this machine. */
  | { readonly result: 'no-program'; readonly program: string }
  | { readonly result: 'refused'; readonly program: string; readonly message: string };

/** Renders manifests with the programs that would render them for the cluster, in a folder of its own and without the network. */
export interface Renderer {
  render(request: RenderRequest, signal: AbortSignal): Promise<Rendered>;
}

/** Where files are judged as they stand: what a deployment edits, and what is repaired. */
export const noRenderer: Renderer = { render: async ({ of }) => ({ result: 'no-program', program: of }) };
