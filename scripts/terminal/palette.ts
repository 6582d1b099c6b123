/** The colours of a terminal window: GitHub's dark ones, so that a recording looks at home on its pages. */
export const theme = {
  ground: '#0d1117',
  text: '#e6edf3',
  line: '#30363d',
} as const;

/** The sixteen that have names: eight, and the same again brighter. */
export const named: readonly string[] = [
  ...['#484f58', '#ff7b72', '#3fb950', '#d29922', '#58a6ff', '#bc8cff', '#39c5cf', '#b1bac4'],
  ...['#6e7681', '#ffa198', '#56d364', '#e3b341', '#79c0ff', '#d2a8ff', '#56d4dd', '#ffffff'],
];

const levels = [0, 95, 135, 175, 215, 255];

/** A colour of the 256: sixteen with names, a cube of 6 × 6 × 6, and 24 greys (as xterm has them). */
export function indexed(index: number): string {
  if (index < 16) return named[index] ?? theme.text;
  if (index >= 232) return rgb(Array.from({ length: 3 }, () => 8 + (index - 232) * 10));
  const cube = index - 16;
  return rgb([Math.floor(cube / 36), Math.floor(cube / 6) % 6, cube % 6].map((step) => levels[step] ?? 0));
}

/** A colour that was given as one number, `0xRRGGBB`. */
export function direct(colour: number): string {
  return `#${colour.toString(16).padStart(6, '0')}`;
}

function rgb(parts: readonly number[]): string {
  return `#${parts.map((part) => part.toString(16).padStart(2, '0')).join('')}`;
}
