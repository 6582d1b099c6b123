import * as z from 'zod/mini';
import { parseDuration } from './duration.ts';

/** Text for which `wrong` returns no sentence. */
export function checked(wrong: (text: string) => string | undefined) {
  return z.string().check((context) => {
    const message = wrong(context.value);
    if (message !== undefined) context.issues.push({ code: 'custom', message, input: context.value });
  });
}

/** The same type with what it means, for the documentation and editors. */
export function means<T extends z.ZodMiniType>(type: T, description: string): T {
  return type.check(z.describe(description));
}

/** Text that must be there. */
export const someText = () => z.string().check(z.minLength(1));

/** A list with at least one entry. */
export function someOf<T extends z.ZodMiniType>(type: T) {
  return z.array(type).check(z.minLength(1));
}

/** A secret stands in an environment variable, which is named. */
export const secret = z
  .string()
  .check(z.regex(/^env:[A-Za-z_][A-Za-z0-9_]*$/, 'must be env:NAME: secrets never stand in this file'));

/** A login is a user and a password, or neither. */
export const loginIsWhole = z.refine<{
  readonly username?: string | undefined;
  readonly password?: string | undefined;
}>((one) => (one.username === undefined) === (one.password === undefined), 'username and password go together');

/** A time such as `30m`, read as seconds. */
export const duration = z.pipe(
  z
    .string()
    .check(z.refine((text) => parseDuration(text) !== undefined, 'must be a duration such as 90s, 30m, 2h or 1d')),
  z.transform((text: string) => parseDuration(text) ?? 0),
);
