const secondsIn = { s: 1, m: 60, h: 3600, d: 86_400 } as const;

type Unit = keyof typeof secondsIn;

function isUnit(text: string): text is Unit {
  return Object.hasOwn(secondsIn, text);
}

/** A hundred years: nobody means more, and a time so far off is still one that a date can hold. */
const longest = 100 * 365 * secondsIn.d;

/** Seconds of a duration such as `90s`, `30m`, `2h`, `1d` or `1h30m`; undefined where the text is none, or more than a hundred years. */
export function parseDuration(text: string): number | undefined {
  if (!/^(\d+[smhd])+$/.test(text)) return undefined;
  const parts = [...text.matchAll(/(\d+)([smhd])/g)];
  const seconds = parts.reduce(
    (sum, [, amount = '0', unit = 's']) => sum + Number(amount) * (isUnit(unit) ? secondsIn[unit] : 0),
    0,
  );
  return seconds <= longest ? seconds : undefined;
}
