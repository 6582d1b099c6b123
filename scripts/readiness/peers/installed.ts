import { globSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Complaint, outputOf, type Peer } from './peer.ts';

/** The checkers of a folder of programs, each with all that it can do offline: the checks named here are those that it leaves out by itself. */
export function installedPeers(folder: string, optional: (peer: string) => readonly string[]): readonly Peer[] {
  const isThere = (name: string) => globSync(name, { cwd: folder }).length > 0;
  return [
    ...(isThere('kube-linter') ? [kubeLinter(join(folder, 'kube-linter'))] : []),
    ...(isThere('kube-score') ? [kubeScore(join(folder, 'kube-score'), optional('kube-score'))] : []),
    ...(isThere('polaris') ? [polaris(join(folder, 'polaris'), optional('polaris'))] : []),
  ];
}

interface KubeLinterReport {
  readonly Check: string;
  readonly Diagnostic: { readonly Message: string };
  readonly Object: {
    readonly K8sObject: { readonly Name: string; readonly GroupVersionKind: { readonly Kind: string } };
  };
}

/** The first fetches its schemas; the second is of how a file looks. */
const leftOut = ['schema-validation', 'sorted-keys'];

function kubeLinter(program: string): Peer {
  return {
    name: 'kube-linter',
    version: outputOf(program, ['version']).trim(),
    check: (folder) => {
      const left = leftOut.flatMap((check) => ['--exclude', check]);
      const words = ['lint', '--add-all-built-in', ...left, '--format', 'json', folder];
      const { Reports } = JSON.parse(outputOf(program, words)) as { Reports?: readonly KubeLinterReport[] | null };
      return (Reports ?? []).map(({ Check, Diagnostic, Object: { K8sObject } }) => ({
        check: Check,
        object: `${K8sObject.GroupVersionKind.Kind}/${K8sObject.Name}`,
        message: Diagnostic.Message,
      }));
    },
  };
}

interface KubeScoreObject {
  readonly type_meta: { readonly kind: string };
  readonly object_meta: { readonly name: string };
  readonly checks: readonly {
    readonly check: { readonly id: string };
    readonly grade: number;
    readonly skipped: boolean;
    readonly comments: readonly { readonly path: string; readonly summary: string }[] | null;
  }[];
}

function kubeScore(program: string, optional: readonly string[]): Peer {
  const tests = optional.flatMap((id) => ['--enable-optional-test', id]);
  return {
    name: 'kube-score',
    // it tells its version only where its own build put it in
    version: 'v1.20.0',
    check: (folder) => {
      const files = globSync('**/*.{yaml,yml}', { cwd: folder }).map((file) => join(folder, file));
      if (files.length === 0) return [];
      const objects = JSON.parse(outputOf(program, ['score', '--output-format', 'json', ...tests, ...files])) as
        | readonly KubeScoreObject[]
        | null;
      return (objects ?? []).flatMap(complaintsOfObject);
    },
  };
}

function complaintsOfObject({ type_meta, object_meta, checks }: KubeScoreObject): readonly Complaint[] {
  // grades: 1 critical, 5 warning, 7 almost fine, 10 fine
  const bad = checks.filter(({ grade, skipped }) => !skipped && grade <= 5);
  return bad.flatMap(({ check, comments }) =>
    (comments ?? [{ path: '', summary: '' }]).map(({ path, summary }) => ({
      check: check.id,
      object: `${type_meta.kind}/${object_meta.name}`,
      message: `${path} ${summary}`,
    })),
  );
}

type PolarisResults = Readonly<Record<string, { readonly Success: boolean; readonly Message: string }>>;

interface PolarisObject {
  readonly Name: string;
  readonly Kind: string;
  readonly Results: PolarisResults;
  readonly PodResult: {
    readonly Results: PolarisResults;
    readonly ContainerResults: readonly { readonly Name: string; readonly Results: PolarisResults }[];
  } | null;
}

function polaris(program: string, optional: readonly string[]): Peer {
  return {
    name: 'polaris',
    version: outputOf(program, ['version']).replace(/^.*:/, '').trim(),
    check: (folder) => {
      const own = mkdtempSync(join(tmpdir(), 'polaris-'));
      try {
        const config = join(own, 'config.yaml');
        writeFileSync(config, `checks:\n${optional.map((id) => `  ${id}: warning\n`).join('')}`);
        const words = ['audit', '--audit-path', folder, '--format', 'json', '--log-level', 'fatal'];
        const merged = optional.length === 0 ? [] : ['--merge-config', '--config', config];
        const { Results } = JSON.parse(outputOf(program, [...words, ...merged])) as {
          Results?: readonly PolarisObject[] | null;
        };
        return (Results ?? []).flatMap(complaintsOfPolaris);
      } finally {
        rmSync(own, { recursive: true, force: true });
      }
    },
  };
}

function complaintsOfPolaris({ Name, Kind, Results, PodResult }: PolarisObject): readonly Complaint[] {
  const parts: readonly (readonly [string, PolarisResults])[] = [
    ['', Results],
    ['', PodResult?.Results ?? {}],
    ...(PodResult?.ContainerResults ?? []).map((one): [string, PolarisResults] => [`${one.Name}: `, one.Results]),
  ];
  return parts.flatMap(([where, results]) =>
    Object.entries(results ?? {})
      .filter(([, { Success }]) => !Success)
      .map(([check, { Message }]) => ({ check, object: `${Kind}/${Name}`, message: `${where}${Message}` })),
  );
}
