import { describe, expect, it } from 'vitest';
import { recipeOf } from '../../src/deployment/recipe.ts';
import type { BuildSpecification } from '../../src/image/build.ts';
import { plainBuild } from '../image/plain-build.ts';

const build: BuildSpecification = {
  ...plainBuild,
  definition: { by: 'dockerfile', context: '.', file: 'Dockerfile' },
};

describe('the recipe of an image', () => {
  it('is what it is built from, as one line', () => {
    expect(recipeOf(build)).toBe('by=dockerfile context=. file=Dockerfile');
  });

  it('stays one line whatever it says', () => {
    const definition = { by: 'dockerfile', context: 'a b\n"c"', file: 'D' } as const;
    expect(recipeOf({ ...build, definition })).toBe('by=dockerfile context="a b\\n\\"c\\"" file=D');
  });

  it('is no longer than an argument may be, and tells the long ones apart', () => {
    const long = (last: string) => {
      const args = Array.from({ length: 5 }, (_, index) => [`A${index}`, 'x'.repeat(30_000)] as const);
      return recipeOf({ ...build, arguments: { ...Object.fromEntries(args), Z: last } });
    };
    expect(long('one').length).toBeLessThan(5000);
    expect(long('one')).toMatch(/^args=.* [0-9a-f]{16}$/);
    expect(long('one')).toBe(long('one'));
    expect(long('other')).not.toBe(long('one'));
  });

  it('is the same for where, by whom and how often it is built', () => {
    const other: BuildSpecification = {
      ...build,
      platforms: ['linux/arm64'],
      cache: { type: 'gha', scope: 'api', mode: 'max' },
      builder: { name: 'other' },
      attestations: { sbom: true, provenance: 'max' },
    };
    expect(recipeOf(other)).toBe(recipeOf(build));
  });

  it('tells another context, Dockerfile, stage, argument, bake file', () => {
    const others: Partial<BuildSpecification>[] = [
      { definition: { by: 'dockerfile', context: 'web', file: 'Dockerfile' } },
      { definition: { by: 'dockerfile', context: '.', file: 'web/Dockerfile' } },
      { definition: { by: 'dockerfile', context: '.', file: 'Dockerfile', target: 'debug' } },
      { definition: { by: 'bake', files: ['docker-bake.hcl'], target: 'api', variables: {} } },
      { contexts: { base: './base' } },
      { secrets: [{ id: 'npm', source: { from: 'environment', name: 'NPM_TOKEN' } }] },
      { network: 'none' },
      { arguments: { B: '2', A: '1' } },
    ];
    const recipes = others.map((other) => recipeOf({ ...build, ...other }));
    expect(new Set([...recipes, recipeOf(build)]).size).toBe(9);
    expect(recipes.at(-1)).toBe('args={"A":"1","B":"2"} by=dockerfile context=. file=Dockerfile');
    expect(recipeOf({ ...build, arguments: { A: '1', B: '2' } })).toBe(recipes.at(-1));
  });
});
