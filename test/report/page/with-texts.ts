/** Texts that our own types allow a few words for; nobody else chooses them. */
const closed =
  /^(outcome|stage|reason|verdict|state|result|on|origin|healthy|step|atDeadline|strategy|nature|end|failedBy|of|known|measure|unit)$/;
const closedAt =
  /(run\.kind|told\.kind|workload\.kind|findings\.\d+\.severity|refused\.\d+\.kind|image|image\.digest)$/;

/** The same facts with another text in the place of every one that anybody may have chosen; what was the same stays the same. */
export function withTexts<T>(facts: T, text: (slot: number) => string): T;
export function withTexts(facts: unknown, text: (slot: number) => string): unknown {
  const slots = new Map<string, number>();
  const replaced = (value: unknown, path: string): unknown => {
    if (typeof value === 'string') {
      const key = path.split('.').at(-1) ?? '';
      if (closed.test(key) || closedAt.test(path)) return value;
      if (!slots.has(value)) slots.set(value, slots.size);
      const slot = slots.get(value) ?? 0;
      const given = `${text(slot)}#${slot};`;
      // what a line of a diff begins with, and how many there are, is its look
      return path.endsWith('.diff') ? ` ${given.replaceAll('\n', '')}` : given;
    }
    if (Array.isArray(value)) return value.map((one, index) => replaced(one, `${path}.${index}`));
    if (typeof value !== 'object' || value === null || value instanceof Date) return value;
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, replaced(one, `${path}.${key}`)]));
  };
  return replaced(facts, '');
}
