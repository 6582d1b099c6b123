import { afterAll, beforeAll } from 'vitest';
import { Registry } from '../../world/registry.ts';
import { registryContract } from './contract.ts';

let server: Registry;
beforeAll(async () => {
  server = await Registry.start();
});
afterAll(() => server[Symbol.asyncDispose]());

registryContract('the registry for tests', () => server.host);
