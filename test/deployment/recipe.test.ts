import { describe, expect, it } from 'vitest';
import { recipeOf } from '../../src/deployment/recipe.ts';

const image = { name: 'ghcr.io/acme/api', context: '.', file: 'Dockerfile', platforms: ['linux/amd64'], tags: ['x'] };

describe('the recipe of an image', () => {
  it('is what it is built from, as one line', () => {
    expect(recipeOf(image)).toBe('context=. file=Dockerfile');
  });

  it('is the same for whom, where and how often it is built', () => {
    const other = {
      ...image,
      name: 'quay.io/x',
      platforms: ['linux/arm64'],
      tags: [],
      cache: { type: 'gha' },
      sbom: true,
    };
    expect(recipeOf(other)).toBe(recipeOf(image));
  });

  it('tells another context, Dockerfile or argument', () => {
    const others = [{ context: 'web' }, { file: 'web/Dockerfile' }, { target: 'debug' }, { args: { B: '2', A: '1' } }];
    const recipes = others.map((other) => recipeOf({ ...image, ...other }));
    expect(new Set([...recipes, recipeOf(image)]).size).toBe(5);
    expect(recipes.at(-1)).toBe('args={"A":"1","B":"2"} context=. file=Dockerfile');
    expect(recipeOf({ ...image, args: { A: '1', B: '2' } })).toBe(recipes.at(-1));
  });
});
