const secondsIn = { s: 1, m: 60, h: 3600, d: 86_400 } as const;

type Unit = keyof typeof secondsIn;

function isUnit(text: string): text is Unit {
  return Object.hasOwn(secondsIn, text);
}

/** Seconds of a duration such as `90s`, `30m`, `2h`, `1d` or `1h30m`; undefined where the text is none. */
export function parseDuration(text: string): number | undefined {
  if (!/^(\d+[smhd])+$/.test(text)) return undefined;
  const parts = [...text.matchAll(/(\d+)([smhd])/g)];
  return parts.reduce(
    (sum, [, amount = '0', unit = 's']) => sum + Number(amount) * (isUnit(unit) ? secondsIn[unit] : 0),
    0,
  );
}
