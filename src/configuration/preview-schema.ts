import * as z from 'zod/mini';
import { checked, means } from './kinds.ts';
import { wrongPath } from './paths.ts';
import { fillPullRequest, previewWords } from './preview.ts';
import { wordsIn, wrongTemplate } from './template.ts';

const number = '\\{\\{ *pull-request *\\}\\}';
/** A name in which the number of the pull request may stand: for previews alone. */
export const previewName = z.string().check(
  z.regex(new RegExp(`^(?:[A-Za-z0-9]|${number})(?:[A-Za-z0-9._-]|${number}){0,62}$`), {
    error: 'must be letters, digits and . _ -, at most 63, and begin with a letter or digit',
    abort: true,
  }),
);

const ofPullRequest = (text: string) => {
  const wrong = wrongTemplate(text, previewWords);
  if (wrong !== undefined) return wrong;
  return wordsIn(text).includes('pull-request') ? undefined : 'must hold {{pull-request}}: each has its own';
};

/** What makes an environment one for each pull request. */
export const preview = z.strictObject({
  template: means(
    checked(wrongPath),
    'File or folder that a preview begins as; the edits make it that of one pull request',
  ),
  from: means(
    z._default(z.enum(['gitops', 'application']), 'gitops'),
    'Whether the template stands in the GitOps repository, or is a file of the default branch of the application repository',
  ),
  path: means(
    checked((text) => ofPullRequest(text) ?? wrongPath(text)),
    'What the template is copied to in the GitOps repository, such as previews/{{pull-request}}.yaml; taken away when the pull request is closed',
  ),
  url: means(
    z.optional(
      checked((text) => {
        const wrong = ofPullRequest(text);
        if (wrong !== undefined) return wrong;
        const isAddress = /^https?:\/\/[\w.:/-]+$/.test(fillPullRequest(text, 1));
        return isAddress ? undefined : 'must be an address that begins with https:// or http://';
      }),
    ),
    'Where the preview is seen, such as https://pr-{{pull-request}}.preview.acme.example',
  ),
});
