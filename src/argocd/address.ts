import { isLoopback } from '../data/loopback.ts';

/** Where an Argo CD API server is, or what is wrong with the address. */
export type Address = { readonly url: URL; readonly isOpen: boolean } | { readonly wrong: string };

/**
 * Reads the address of an Argo CD API server: `https://argocd.acme.example/path`, or without a scheme as `ARGOCD_SERVER` has it.
 * `isOpen`: the token goes over the network for everybody to read.
 */
export function readAddress(text: string): Address {
  const whole = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `https://${text}`;
  const url = URL.parse(whole);
  if (url === null) return { wrong: 'is no address, such as https://argocd.acme.example' };
  if (url.protocol !== 'https:' && url.protocol !== 'http:')
    return { wrong: `must begin with https://, not ${url.protocol}//` };
  if (url.username !== '' || url.password !== '') return { wrong: 'must not hold a password: give a token' };
  if (url.search !== '' || url.hash !== '') return { wrong: 'must end with the path that Argo CD stands behind' };
  return { url, isOpen: url.protocol === 'http:' && !isLoopback(url.hostname) };
}
