/** The page of a rule: what it finds, why it matters, and what to do. */
export function rulePage(rule: string): string {
  return `${pages}/${encodeURIComponent(rule.toWellFormed())}.md`;
}

const pages = 'https://github.com/org/gitops-deploy/blob/v1/docs/rules';

/** The page of this project. */
export const projectPage = 'https://github.com/org/gitops-deploy';
