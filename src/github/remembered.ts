import type { Octokit } from '@octokit/rest';
import { textAt, valueAt } from '../data/fields.ts';
import { failureOf } from './failure.ts';

type Answer = Awaited<ReturnType<Octokit['request']>>;

/**
 * Lets what is looked at again and again be asked for only if it has changed: `request: { remembered: true }` sends the
 * ETag of the last answer, and a 304 stands for that answer. It costs nothing of the rate limit.
 * https://docs.github.com/rest/using-the-rest-api/best-practices-for-using-the-rest-api#use-conditional-requests-if-appropriate
 */
export function rememberAnswers(octokit: Octokit): void {
  const answers = new Map<string, { readonly etag: string; readonly answer: Answer }>();
  octokit.hook.wrap('request', async (request, parameters) => {
    if (valueAt(parameters, 'request', 'remembered') !== true) return request(parameters);
    const { url } = octokit.request.endpoint(parameters);
    const known = answers.get(url);
    if (known !== undefined) parameters.headers['if-none-match'] = known.etag;
    try {
      const answer = await request(parameters);
      const etag = textAt(answer, 'headers', 'etag');
      if (etag !== undefined) answers.set(url, { etag, answer });
      return answer;
    } catch (error) {
      if (known === undefined || failureOf(error).status !== 304) throw error;
      return known.answer;
    }
  });
}
