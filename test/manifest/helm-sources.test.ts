import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { assigned, refusals, withImage } from './plan-text.ts';

const keys = { registry: 'ghcr.io', repository: 'acme/api', tag: 'v1' } as const;
const stale = { registry: 'old.io', repository: 'acme/old', tag: 'v0' } as const;
type Key = keyof typeof keys;
type Holder = 'nobody' | 'parameter' | 'values' | 'both';

const names: readonly Key[] = ['registry', 'repository', 'tag'];
const holders: readonly Holder[] = ['nobody', 'parameter', 'values', 'both'];

/** A source of an Application whose keys are held by its parameters, its values, or both: then the values are stale. */
function sourceOf(held: Readonly<Record<Key, Holder>>, isText: boolean): string {
  const parameters = names
    .filter((key) => held[key] === 'parameter' || held[key] === 'both')
    .map((key) => `  - {name: image.${key}, value: ${keys[key]}}\n`);
  const values = names
    .filter((key) => held[key] === 'values' || held[key] === 'both')
    .map((key) => `${key}: ${held[key] === 'both' ? stale[key] : keys[key]}`);
  const list = parameters.length === 0 ? '' : `  parameters:\n${parameters.join('')}`;
  return `helm:\n${list}  ${isText ? 'values: |\n    ' : 'valuesObject:\n    '}image: {${values.join(', ')}}\n`;
}

/** What Helm gets: a parameter wins. */
function effective(file: string): Partial<Record<Key, string>> {
  const { helm } = parse(file);
  const { image } = helm.valuesObject ?? parse(helm.values);
  const set = (helm.parameters ?? []).map(({ name, value }: { name: string; value: string }) => [name.slice(6), value]);
  return { ...image, ...Object.fromEntries(set) };
}

const cases = holders.flatMap((registry) =>
  holders.flatMap((repository) =>
    holders.flatMap((tag) => [true, false].map((isText) => ({ held: { registry, repository, tag }, isText }))),
  ),
);

describe('whoever holds the registry, the repository and the tag of an image, parameters or values', () => {
  it('the version that Helm gets changes, and nothing else of it', () => {
    for (const { held, isText } of cases) {
      if (held.repository === 'nobody' || held.tag === 'nobody') continue;
      const file = sourceOf(held, isText);
      const name = held.registry === 'nobody' ? keys.repository : `${keys.registry}/${keys.repository}`;
      const after = withImage(file, `${name}=v2`);
      expect(effective(after), file).toEqual({ ...effective(file), tag: 'v2' });
      expect(after.split('\n'), file).toHaveLength(file.split('\n').length);
    }
  });

  it('an image without a version is refused, and so is one that a parameter replaces', () => {
    for (const { held, isText } of cases) {
      const file = sourceOf(held, isText);
      const name = held.registry === 'nobody' ? keys.repository : `${keys.registry}/${keys.repository}`;
      if (held.tag === 'nobody' || held.repository === 'nobody')
        expect(refusals(file, [assigned(`${name}=v2`)]), file).not.toContain('planned');
      if (held.repository === 'both')
        expect(refusals(file, [assigned(`${stale.repository}=v2`)]), file).not.toContain('planned');
    }
  });

  it('another repository is the one that Helm gets', () => {
    for (const { held, isText } of cases) {
      if (held.repository === 'nobody' || held.tag === 'nobody') continue;
      const file = sourceOf(held, isText);
      const name = held.registry === 'nobody' ? keys.repository : `${keys.registry}/${keys.repository}`;
      const { registry, repository, tag } = effective(withImage(file, `${name}=quay.io/acme/web:v2`));
      const whole = registry === undefined ? `${repository}:${tag}` : `${registry}/${repository}:${tag}`;
      expect(whole, file).toBe('quay.io/acme/web:v2');
    }
  });
});
