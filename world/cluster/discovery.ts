import { rootOf, servedTypes } from './resource-types.ts';

const verbs = ['get', 'list', 'patch', 'watch'];

/** What the API says of itself, by path, so that clients such as kubectl find their way. */
export function discoveryAt(path: string): object | undefined {
  if (path === '/version') return { major: '1', minor: '34', gitVersion: 'v1.34.2', platform: 'linux/amd64' };
  if (path === '/api') return { kind: 'APIVersions', versions: ['v1'], serverAddressByClientCIDRs: [] };
  if (path === '/apis') return { kind: 'APIGroupList', apiVersion: 'v1', groups: groups() };
  const served = servedTypes.filter(({ apiVersion }) => rootOf(apiVersion) === path);
  const [first] = served;
  if (first === undefined) return undefined;
  return {
    kind: 'APIResourceList',
    apiVersion: 'v1',
    groupVersion: first.apiVersion,
    resources: served.flatMap(({ resource, kind, isNamespaced, hasStatus }) => {
      const own = { name: resource, singularName: kind.toLowerCase(), namespaced: isNamespaced, kind, verbs };
      return hasStatus ? [own, { ...own, name: `${resource}/status`, verbs: ['get', 'patch'] }] : [own];
    }),
  };
}

function groups(): readonly object[] {
  const versions = [...new Set(servedTypes.map(({ apiVersion }) => apiVersion))].filter((one) => one.includes('/'));
  return versions.map((groupVersion) => {
    const [name = '', version = ''] = groupVersion.split('/');
    const only = { groupVersion, version };
    return { name, versions: [only], preferredVersion: only };
  });
}
