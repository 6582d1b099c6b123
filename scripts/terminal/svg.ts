import type { Frame, Look, Run } from './frames.ts';
import { theme } from './palette.ts';
import type { Size } from './recording.ts';

/** A character, in pixels: 14 pixels of most monospaced fonts are this wide. */
const cell = { width: 8.4, height: 20 } as const;
const margin = { top: 40, side: 16, bottom: 16 } as const;

/** What the picture says of itself, and how long it stands still before it begins again. */
export interface Told extends Size {
  readonly title: string;
  /** Seconds. */
  readonly hold: number;
}

/**
 * A session as one animated picture, without a script: the frames stand side by side, and a window moves over them in steps.
 * Rows that are the same are drawn once. Who wants no motion sees the last frame.
 */
export function svgOf(frames: readonly Frame[], told: Told): string {
  const [width, height] = [
    told.columns * cell.width + 2 * margin.side,
    told.rows * cell.height + margin.top + margin.bottom,
  ];
  const names = new Map<string, string>();
  const film = frames.map((frame, index) => frameMarkup(frame, rounded(index * width), names));
  const drawn = [...names].map(([markup, name]) => `<g id="${name}">${markup}</g>`);
  const buttons = ['#ff5f57', '#febc2e', '#28c840'].map(
    (fill, index) => `<circle cx="${20 + index * 18}" cy="20" r="6" fill="${fill}"/>`,
  );
  const box = `width="${rounded(width)}" height="${height}" viewBox="0 0 ${rounded(width)} ${height}"`;
  const edge = `width="${rounded(width - 1)}" height="${height - 1}" rx="8" fill="${theme.ground}" stroke="${theme.line}"`;
  return `<svg xmlns="http://www.w3.org/2000/svg" ${box} role="img" xml:space="preserve"><title>${escaped(told.title)}</title>
<style>${style(frames, told, width)}</style><defs>${drawn.join('')}</defs>
<rect x=".5" y=".5" ${edge}/>${buttons.join('')}
<svg x="0" y="${margin.top}" width="${rounded(width)}" height="${told.rows * cell.height}"><g class="film">
${film.join('\n')}
</g></svg></svg>
`;
}

function style(frames: readonly Frame[], { hold }: Told, width: number): string {
  const end = (frames.at(-1)?.at ?? 0) - (frames[0]?.at ?? 0) + hold;
  const steps = frames.map(({ at }, index) => {
    const share = ((at - (frames[0]?.at ?? 0)) / end) * 100;
    return `${share.toFixed(3)}%{transform:translateX(${rounded(-index * width)}px)}`;
  });
  const last = `transform:translateX(${rounded(-(frames.length - 1) * width)}px)`;
  return [
    `text{font:14px ui-monospace,SFMono-Regular,Menlo,Consolas,"Liberation Mono","DejaVu Sans Mono",monospace;white-space:pre;fill:${theme.text}}`,
    '.b{font-weight:700}.d{opacity:.6}.i{font-style:italic}.u{text-decoration:underline}',
    `.film{${last};animation:film ${end.toFixed(2)}s step-end infinite}`,
    '@media(prefers-reduced-motion:reduce){.film{animation:none}}',
    // the last step lasts until the end
    `@keyframes film{${steps.join('')}100%{${last}}}`,
  ].join('');
}

function frameMarkup({ rows }: Frame, x: number, names: Map<string, string>): string {
  const uses = rows.flatMap((runs, row) => {
    if (runs.length === 0) return [];
    const markup = runs.map(runMarkup).join('');
    const name = names.get(markup) ?? `r${names.size.toString(36)}`;
    names.set(markup, name);
    return [`<use href="#${name}" y="${row * cell.height}"/>`];
  });
  return `<g transform="translate(${x})">${uses.join('')}</g>`;
}

/** The font may be another than ours: the width of the text is given, so that columns stay columns. */
function runMarkup({ column, width, text, look }: Run): string {
  const x = rounded(margin.side + column * cell.width);
  const length = rounded(width * cell.width);
  const box =
    look.ground === undefined ? '' : `<rect x="${x}" width="${length}" height="${cell.height}" fill="${look.ground}"/>`;
  const fill = look.colour === undefined ? '' : ` style="fill:${look.colour}"`;
  return `${box}<text x="${x}" y="15"${isOneCharacter(text) ? '' : ` textLength="${length}"`}${classes(look)}${fill}>${escaped(text)}</text>`;
}

/** What stands alone is as wide as its font has it. */
function isOneCharacter(text: string): boolean {
  return [...text].length === 1;
}

function classes({ bold, dim, italic, underline }: Look): string {
  const names = [bold && 'b', dim && 'd', italic && 'i', underline && 'u'].filter((name) => name !== undefined);
  return names.length === 0 ? '' : ` class="${names.join(' ')}"`;
}

function rounded(pixels: number): number {
  return Math.round(pixels * 100) / 100;
}

/** XML has no other control characters than these. */
function escaped(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}
