/** A range of IPv4 addresses. */
interface Range {
  readonly start: number;
  readonly length: number;
}

/** Whether a range of addresses holds another whole one; undefined ranges, and those of IPv6, hold nothing that is not written alike. */
export function holds(outer: string, inner: string): boolean {
  const [one, other] = [rangeOf(outer), rangeOf(inner)];
  if (one === undefined || other === undefined) return outer.toLowerCase() === inner.toLowerCase();
  return other.start >= one.start && other.start + other.length <= one.start + one.length;
}

function rangeOf(text: string): Range | undefined {
  const [, address = '', bits = '32'] = /^(\d+\.\d+\.\d+\.\d+)(?:\/(\d+))?$/.exec(text) ?? [];
  const parts = address.split('.').map(Number);
  if (parts.length !== 4 || parts.some((part) => part > 255) || Number(bits) > 32) return undefined;
  const length = 2 ** (32 - Number(bits));
  const position = parts.reduce((sum, part) => sum * 256 + part, 0);
  return { start: position - (position % length), length };
}
