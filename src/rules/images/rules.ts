import type { Rule } from '../rule.ts';
import { imageDigest } from './image-digest.ts';
import { imageLatest } from './image-latest.ts';
import { imageRegistry } from './image-registry.ts';

/** The rules of this family, in the order of the catalogue. */
export const imagesRules: readonly Rule[] = [imageLatest, imageDigest, imageRegistry];
