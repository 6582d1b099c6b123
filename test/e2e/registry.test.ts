import { describe } from 'vitest';
import { registryContract } from '../registry/contract.ts';
import { world } from './world.ts';

describe.skipIf(world.registry === '')('on a real registry', () => {
  registryContract('the registry of the world', () => world.registry, `acme/contract-${process.pid}`);
});
