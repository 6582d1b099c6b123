import { expect, it } from 'vitest';
import { unitsOf } from '../../src/rules/units.ts';

/** Files that count how often one of them is asked for. */
class CountedFiles extends Map<string, Uint8Array> {
  asked = 0;

  override get(file: string): Uint8Array | undefined {
    this.asked += 1;
    return super.get(file);
  }
}

it.each(['resources', 'generators'])(
  'a ring of %s is walked without reading each as often as there are others',
  (key) => {
    const [files, count] = [new CountedFiles(), 60];
    for (let at = 0; at < count; at += 1) {
      const text = `${key}: [../k${(at + 1) % count}]\n`;
      files.set(`k${at}/kustomization.yaml`, new TextEncoder().encode(text));
    }
    expect(unitsOf(files)).toHaveLength(count);
    expect(files.asked).toBeLessThan(10 * count);
  },
);
