import { describe, expect, it } from 'vitest';
import { mayGoBack, mayWrite } from '../../src/deployment/supersede.ts';

describe('an older source commit over a newer one', () => {
  it.each([
    ['deploy', false, false],
    ['deploy', true, false],
    ['promote', false, false],
    ['promote', true, true],
    ['rollback', false, true],
    ['rollback', true, true],
  ] as const)('by a %s of an image that was named: %s', (kind, explicit, may) => {
    expect(mayGoBack({ kind, explicit })).toBe(may);
  });

  it('is no deployment, also where its image was named', () => {
    expect(mayWrite('behind', true)).toBe('superseded');
    expect(mayWrite('diverged', true)).toBe('yes');
    expect(mayWrite('diverged', false)).toBe('diverged');
  });
});
