/** Whether a repository (`ghcr.io/acme/api`) is the one named, or stands below it: `ghcr.io/acme`, but not `ghcr.io/ac`. */
export function isWithin(repository: string, named: string): boolean {
  const place = normalised(named);
  return repository === place || repository.startsWith(`${place}/`);
}

/** Docker Hub is the registry of what names none: `acme/api` is `docker.io/acme/api`. */
function normalised(named: string): string {
  const bare = named.replace(/\/+$/, '');
  const [first = '', ...rest] = bare.split('/');
  const isHost = /[.:]/.test(first) || first === 'localhost';
  if (!isHost) return rest.length === 0 ? `docker.io/library/${bare}` : `docker.io/${bare}`;
  return first === 'index.docker.io' ? ['docker.io', ...rest].join('/') : bare;
}
