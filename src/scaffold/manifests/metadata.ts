import type { Facts } from '../facts.ts';
import { text } from '../text.ts';

/** The label by which Services, policies and budgets find the pods; it never changes. */
export function selectorOf({ name }: Pick<Facts, 'name'>): string {
  return `app.kubernetes.io/name: ${name}`;
}

/** `metadata` with the labels that every object has, and more. */
export function metadata(facts: Facts, name: string = facts.name, more = ''): string {
  return text`
    metadata:
      name: ${name}
      ${facts.namespaceLine}
      labels:
        ${selectorOf(facts)}
        ${more}
  `;
}
