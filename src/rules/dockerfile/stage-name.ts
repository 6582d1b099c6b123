import type { Instruction } from './dockerfile.ts';

/** The name in `FROM image AS name`, in lower case. */
export function stageName({ words }: Instruction): string | undefined {
  return words[1]?.text.toUpperCase() === 'AS' ? words[2]?.text.toLowerCase() : undefined;
}
