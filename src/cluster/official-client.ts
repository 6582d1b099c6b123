/**
 * All that is taken from the official client, alone in a file: the build bundles it in place (`scripts/vendor.mjs`),
 * without the typed API clients, which are 20 MB and no use here.
 */
export { KubeConfig } from '@kubernetes/client-node';
