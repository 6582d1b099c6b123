import type { PathStep } from '../../manifest/path.ts';
import type { Reading } from './reading.ts';
import type { ObjectSchema, Schema } from './schema.ts';

/** A place within an object, with what the API takes there, and the place above it. */
export interface At {
  readonly schema: Schema;
  readonly step: PathStep | undefined;
  readonly above: At | undefined;
}

/** What stands at a place. */
export type Found = Reading | { readonly as: 'map' } | { readonly as: 'list' };

/** What the API does not take. */
export type Fault =
  | {
      readonly fault: 'unknown-field';
      readonly at: At;
      readonly schema: ObjectSchema;
      readonly key: string;
      readonly keyNode: unknown;
      readonly value: unknown;
    }
  | { readonly fault: 'doubled-key'; readonly at: At; readonly key: string; readonly keyNode: unknown }
  | { readonly fault: 'missing'; readonly at: At; readonly field: string }
  | { readonly fault: 'wrong-type'; readonly at: At; readonly found: Found }
  | { readonly fault: 'wrong-value'; readonly at: At; readonly values: readonly string[] }
  | {
      readonly fault: 'doubled-item';
      readonly at: At;
      readonly keys: readonly string[];
      readonly item: readonly string[];
    };

/** The steps that lead to a place, from the object on. */
export function stepsTo(at: At): readonly PathStep[] {
  const steps: PathStep[] = [];
  for (let place: At | undefined = at; place?.step !== undefined; place = place.above) steps.unshift(place.step);
  return steps;
}
