import type { Clock } from '../ports/clock.ts';
import type { DockerConfiguration } from '../process/docker-configuration.ts';
import type { ConnectionOptions } from './connection.ts';
import { Connection } from './connection.ts';
import type { Logins } from './credentials.ts';
import { findCredentials } from './credentials.ts';

/** What a connection to a registry needs, and the logins that the configuration has. */
export interface ConnectionsOptions extends DockerConfiguration {
  readonly clock: Clock;
  /** Logins of the configuration; else those of `docker login` count. */
  readonly logins?: Logins;
}

/** How patient a connection is. */
export type Manner = Pick<ConnectionOptions, 'attempts' | 'patience'>;

/** The connection to a host, which is one for all that is asked of it, so that what it was given to log in with serves all. */
export type Connections = (host: string, how?: Manner) => Connection;

/** Opens connections, each once. */
export function createConnections(options: ConnectionsOptions): Connections {
  const connections = new Map<string, Connection>();
  return (host, how = {}) => {
    const login = options.logins?.get(host);
    const credentials = async () => login ?? findCredentials(host, options);
    const key = `${host} ${how.attempts}`;
    const made = connections.get(key) ?? new Connection({ host, clock: options.clock, credentials, ...how });
    connections.set(key, made);
    return made;
  };
}
