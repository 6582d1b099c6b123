import { parseImageReference } from '../image/reference.ts';

/** Hexadecimal digits of a digest or a commit that people are shown. */
const shownDigits = 7;

/** A commit in short. */
export function shortCommit(commit: string): string {
  return commit.slice(0, shownDigits);
}

/** An image by its tag (a commit in short) and the beginning of its digest: `v1.2.3@3f2a1bc`. */
export function shortImage(reference: string): string {
  const image = parseImageReference(reference);
  if (typeof image === 'string') return reference;
  const tag = image.tag !== undefined && /^[0-9a-f]{40}$/.test(image.tag) ? shortCommit(image.tag) : image.tag;
  const digest = image.digest?.slice('sha256:'.length, 'sha256:'.length + shownDigits);
  return [tag ?? '', ...(digest === undefined ? [] : [digest])].join('@');
}

/** A moment to the minute, in UTC: `2026-03-01 12:00`. */
export function minute(time: Date): string {
  return time.toISOString().slice(0, 16).replace('T', ' ');
}

/** As many of the lines, whole and in their order, as have so many characters with their ends; and how many are left. */
export function fitLines(
  lines: readonly string[],
  room: number,
): { readonly lines: readonly string[]; readonly left: number } {
  let used = 0;
  const end = lines.findIndex((line) => {
    used += line.length + 1;
    return used > room;
  });
  const kept = end < 0 ? lines : lines.slice(0, end);
  return { lines: kept, left: lines.length - kept.length };
}
