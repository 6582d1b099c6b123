import { isFields, listAt, numberAt, textAt } from '../data/fields.ts';

/** One package of an image. */
export interface Package {
  /** What brings it, such as `alpine` or `node-pkg`: two may have the same name. */
  readonly kind: string;
  readonly name: string;
  readonly version: string;
}

/** One known vulnerability of an image. */
export interface KnownVulnerability {
  readonly id: string;
  readonly severity: string;
  readonly package: string;
}

/** What one report of Trivy says is in an image. */
export interface ImageContents {
  /** Undefined where the scan did not list them (`--list-all-pkgs`). */
  readonly packages?: readonly Package[];
  readonly vulnerabilities: readonly KnownVulnerability[];
}

/** What a report of Trivy (JSON, schema version 2) says is in an image; undefined where it is none. */
export function readContents(report: unknown): ImageContents | undefined {
  if (!isFields(report) || numberAt(report, 'SchemaVersion') !== 2) return undefined;
  const results = listAt(report, 'Results');
  const isListed = results.some((result) => isFields(result) && Array.isArray(result['Packages']));
  const packages = results.flatMap((result) =>
    listAt(result, 'Packages').flatMap((one) => readPackage(one, textAt(result, 'Type') ?? '')),
  );
  const vulnerabilities = results.flatMap((result) => listAt(result, 'Vulnerabilities').flatMap(readVulnerability));
  return isListed ? { packages, vulnerabilities } : { vulnerabilities };
}

function readPackage(value: unknown, kind: string): readonly Package[] {
  const name = textAt(value, 'Name');
  if (name === undefined) return [];
  const release = textAt(value, 'Release');
  const epoch = numberAt(value, 'Epoch') ?? 0;
  const version = `${epoch === 0 ? '' : `${epoch}:`}${textAt(value, 'Version') ?? ''}${release === undefined ? '' : `-${release}`}`;
  return [{ kind, name, version }];
}

function readVulnerability(value: unknown): readonly KnownVulnerability[] {
  const [id, name] = [textAt(value, 'VulnerabilityID'), textAt(value, 'PkgName')];
  if (id === undefined || name === undefined) return [];
  return [{ id, package: name, severity: textAt(value, 'Severity') ?? 'UNKNOWN' }];
}
