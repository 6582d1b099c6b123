import type { Html } from './html.ts';
import { html, trusted } from './html.ts';
import type { Tone } from './tone.ts';

/** Drawn on 16 by 16, in strokes. */
const drawings = {
  good: '<path d="M3 8.5l3.2 3.2L13 4.8"/>',
  bad: '<path d="M4 4l8 8M12 4l-8 8"/>',
  running: '<circle cx="8" cy="8" r="3.5" fill="currentColor"/>',
  neutral: '<path d="M4 8h8"/>',
  open: '<circle cx="4" cy="3.5" r="1.8"/><circle cx="4" cy="12.5" r="1.8"/><circle cx="12" cy="12.5" r="1.8"/><path d="M4 5.3v5.4M12 10.7V6.5a2 2 0 0 0-2-2H7.5M9 2.8L7.3 4.5 9 6.2"/>',
  closed:
    '<circle cx="4" cy="3.5" r="1.8"/><circle cx="4" cy="12.5" r="1.8"/><circle cx="12" cy="12.5" r="1.8"/><path d="M4 5.3v5.4M12 10.7V7M10 1.8l4 4M14 1.8l-4 4"/>',
  merged:
    '<circle cx="4" cy="3.5" r="1.8"/><circle cx="4" cy="12.5" r="1.8"/><circle cx="12" cy="8.5" r="1.8"/><path d="M4 5.3v5.4M4 5.5c.4 2.2 2 3 6.2 3"/>',
  commit: '<circle cx="8" cy="8" r="2.8"/><path d="M0.5 8h4.7M10.8 8h4.7"/>',
  branch:
    '<circle cx="4" cy="3.5" r="1.8"/><circle cx="4" cy="12.5" r="1.8"/><circle cx="12" cy="4.5" r="1.8"/><path d="M4 5.3v5.4M12 6.3c0 3-4.5 2.2-7 4.7"/>',
  repository: '<path d="M3 13V3.200A1.7 1.7 0 0 1 4.7 1.500H13v9H4.500A1.5 1.5 0 0 0 4.5 14.500H13v-4"/>',
  deployment:
    '<path d="M6 10L4 8c1-3.5 4-6 9.5-6.200C13.3 7.2 10.8 10.5 7.5 12zM4.5 7.500L2 8.500M8.5 11.500l-1 2.500M4 11l-2 3"/>',
} as const;

/** A picture that the pages use; those of a `Tone` are among them. */
export type IconName = keyof typeof drawings;

/** A picture with the words that stand for it; without words it is decoration. */
export function icon(name: IconName, label = ''): Html {
  const meaning = label === '' ? html`aria-hidden="true"` : html`role="img" aria-label="${label}"`;
  return html`<svg class="icon ${name}" viewBox="0 0 16 16" ${meaning}>${trusted(drawings[name])}</svg>`;
}

const labels: Readonly<Record<Tone, string>> = {
  good: 'successful',
  bad: 'failing',
  running: 'in progress',
  neutral: 'neutral',
};

/** The sign of a state, which is read out as GitHub's own word for it. */
export function toneIcon(tone: Tone, word: string = labels[tone]): Html {
  return icon(tone, word.replaceAll('_', ' '));
}

/** Somebody's picture: the first letter of the name on a colour of its own. */
export function avatar(login: string): Html {
  const hue = [...login].reduce((sum, letter) => (sum * 31 + (letter.codePointAt(0) ?? 0)) % 8, 0);
  const [letter = '?'] = [...login.replace(/\[bot\]$/, '')];
  const shape = login.endsWith('[bot]') ? 'bot' : 'person';
  return html`<span class="avatar ${shape} hue-${hue}" aria-hidden="true">${letter.toUpperCase()}</span>`;
}

/** An account by name, marked where it is no person. */
export function account(login: string): Html {
  const bot = login.endsWith('[bot]') ? html` <span class="label">bot</span>` : undefined;
  return html`<strong>${login.replace(/\[bot\]$/, '')}</strong>${bot}`;
}
