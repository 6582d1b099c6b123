/** Whether a host, as `URL` has it, is this machine: what is said to it nobody else can hear. */
function isLoopback(hostname) {
	return hostname === "localhost" || hostname === "[::1]" || /^127(?:\.\d{1,3}){3}$/.test(hostname);
}
export { isLoopback as t };
