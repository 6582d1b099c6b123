/**
 * How SSH is called where nobody says otherwise: it asks nobody, gives up a server that does not take the connection within 15
 * seconds, and one that is silent for 90.
 */
const patientSsh = 'ssh -o BatchMode=yes -o ConnectTimeout=15 -o ServerAliveInterval=15 -o ServerAliveCountMax=6';

/** Whether git reaches an address by SSH: `ssh://…`, or `user@host:path`. */
export function isSsh(url: string): boolean {
  return /^(?:git\+)?ssh:\/\//i.test(url) || /^[^/:]+@[^/:]+:/.test(url);
}

/** The variables that git gets for SSH; a command of the user's own (a variable, or `core.sshCommand`) stays. */
export function sshVariables(
  environment: Readonly<Record<string, string | undefined>>,
  configured: string,
): Readonly<Record<string, string>> {
  const isGiven = [environment['GIT_SSH_COMMAND'], configured].some((command) => (command ?? '') !== '');
  return isGiven ? {} : { GIT_SSH_COMMAND: patientSsh };
}
