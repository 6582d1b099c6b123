import { describe, expect, it } from 'vitest';
import { recipeOf } from '../../src/deployment/recipe.ts';

const image = { name: 'ghcr.io/acme/api', context: '.', file: 'Dockerfile', platforms: ['linux/amd64'], tags: ['x'] };

describe('the recipe of an image', () => {
  it('is what it is built from, as one line', () => {
    expect(recipeOf(image, 'prod')).toBe('context=. file=Dockerfile');
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
    expect(recipeOf(other, 'prod')).toBe(recipeOf(image, 'prod'));
  });

  it('says nothing of what is not there, and stays one line whatever it says', () => {
    expect(recipeOf({ ...image, args: {}, ssh: [], target: undefined }, 'prod')).toBe(recipeOf(image, 'prod'));
    expect(recipeOf({ context: 'a b\n"c"', file: 'D' }, 'prod')).toBe('context="a b\\n\\"c\\"" file=D');
  });

  it('tells the environment where that is built in', () => {
    const built = { ...image, args: { MODE: '{{ environment }}' } };
    expect(recipeOf(built, 'prod')).not.toBe(recipeOf(built, 'staging'));
    expect(recipeOf(image, 'prod')).toBe(recipeOf(image, 'staging'));
  });

  it('tells another context, Dockerfile or argument', () => {
    const others = [{ context: 'web' }, { file: 'web/Dockerfile' }, { target: 'debug' }, { args: { B: '2', A: '1' } }];
    const recipes = others.map((other) => recipeOf({ ...image, ...other }, 'prod'));
    expect(new Set([...recipes, recipeOf(image, 'prod')]).size).toBe(5);
    expect(recipes.at(-1)).toBe('args={"A":"1","B":"2"} context=. file=Dockerfile');
    expect(recipeOf({ ...image, args: { A: '1', B: '2' } }, 'prod')).toBe(recipes.at(-1));
  });
});
