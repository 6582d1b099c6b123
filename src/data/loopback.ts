/** Whether a host, as `URL` has it, is this machine: what is said to it nobody else can hear. */
export function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(?:\.\d{1,3}){3}$/.test(hostname);
}
