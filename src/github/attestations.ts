import { isFields } from '../data/fields.ts';
import type { Attestations } from '../ports/forge.ts';
import type { Client } from './client.ts';
import { ask } from './client.ts';

/** Artifact attestations of the application repository. */
export function createAttestations(client: Client): Attestations {
  return {
    async store(bundle, signal) {
      if (!isFields(bundle)) throw new Error('a bundle is an object');
      const doing = { what: 'storing an attestation in', stage: 'scan', needs: 'attestations=write', signal } as const;
      await ask(client, doing, ({ rest, at }) => rest.repos.createAttestation({ ...at, bundle: { ...bundle } }));
    },
  };
}
