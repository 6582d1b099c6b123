import { isSamePlatform } from '../image/platform.ts';
import type { Complaint, Path } from './complaint.ts';
import { probablePlatform } from './probable-platform.ts';
import type { ApplicationConfiguration } from './schema.ts';

type Image = ApplicationConfiguration['image'];

/** What the keys of `image` that say how it is built have to do with each other. */
export function checkBuild(image: Image, path: Path): readonly Complaint[] {
  return [
    ...checkBake(image, path),
    ...checkCache(image, path),
    ...checkBuilder(image, path),
    ...checkSsh(image, path),
    ...checkPlatforms(image, path),
  ];
}

/** A key that needs another one which is not there. */
function lonely(path: Path, key: string, needed: string): Complaint {
  return { path: [...path, key], message: `\`${key}\` goes with ${needed}` };
}

function checkBake(image: Image, path: Path): readonly Complaint[] {
  if (image.bake !== undefined) {
    const taken = (['context', 'file', 'target', 'network'] as const).filter((key) => image[key] !== undefined);
    return taken.map((key) => ({
      path: [...path, key],
      message: `\`${key}\` does not go with \`bake\`: the bake file says it`,
    }));
  }
  const entitlements = image.allow.flatMap((one, index) =>
    /^(?:ssh$|fs)/.test(one) ? [{ path: [...path, 'allow', index], message: `\`${one}\` goes with \`bake\`` }] : [],
  );
  const targets = Object.entries(image['build-contexts']).flatMap(([name, context]) =>
    context.startsWith('target:') ? [lonely([...path, 'build-contexts'], name, '`bake`: it names a target')] : [],
  );
  return [...entitlements, ...targets];
}

const keyOf = { scope: 'gha', ref: 'registry', folder: 'local' } as const;

function checkCache({ cache }: Image, path: Path): readonly Complaint[] {
  return (['scope', 'ref', 'folder'] as const).flatMap((key) =>
    cache[key] === undefined || cache.type === keyOf[key]
      ? []
      : [lonely([...path, 'cache'], key, `\`type: ${keyOf[key]}\``)],
  );
}

function checkBuilder({ builder }: Image, path: Path): readonly Complaint[] {
  if (builder === undefined) return [];
  const at = [...path, 'builder'];
  const { name, driver, endpoint, options } = builder;
  if (name === undefined && driver === undefined) return [{ path: at, message: '`builder` needs `name` or `driver`' }];
  if (driver === 'remote' && endpoint === undefined)
    return [{ path: [...at, 'driver'], message: '`driver: remote` needs `endpoint`' }];
  return [
    ...(endpoint === undefined || driver === 'remote' ? [] : [lonely(at, 'endpoint', '`driver: remote`')]),
    ...(Object.keys(options).length === 0 || driver !== undefined ? [] : [lonely(at, 'options', '`driver`')]),
  ];
}

/** Of two with one id, buildx would take the last. */
function checkSsh({ ssh }: Image, path: Path): readonly Complaint[] {
  const ids = ssh.map((one) => one.split('=')[0]);
  return ids.flatMap((id, index) =>
    ids.indexOf(id) === index ? [] : [{ path: [...path, 'ssh', index], message: `the id "${id}" stands twice` }],
  );
}

/** Buildx would build it once, and name it twice in the index. */
function checkPlatforms({ platforms = [] }: Image, path: Path): readonly Complaint[] {
  return platforms.flatMap((platform, index) => {
    const same = platforms.slice(0, index).find((one) => isSamePlatform(one, platform));
    const message = same === platform ? `${platform} stands twice` : `${platform} is the same as ${same}`;
    const place = [...path, 'platforms', index];
    const meant = probablePlatform(platform);
    const unknown = `${platform} is no platform that anybody knows; did you mean ${meant}?`;
    return [
      ...(same === undefined ? [] : [{ path: place, message }]),
      ...(meant === undefined ? [] : [{ path: place, message: unknown }]),
    ];
  });
}
