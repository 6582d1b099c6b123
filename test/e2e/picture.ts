// Draws docs/comment.png: the comment that a real run left on a pull request, as the page of it has it. Wants the world of
// the end-to-end suite, and Chromium:  node test/e2e/picture.ts FILE.png
import { screenshot } from '../../scripts/screenshot.ts';
import { Shop } from './shop.ts';
import { metric } from './world.ts';

const [picture = 'docs/comment.png'] = process.argv.slice(2);

await using shop = await Shop.open({
  name: 'shop',
  applications: ['api'],
  environments: { staging: { write: 'push' }, production: { write: 'push' } },
});

async function deploy(message: string, ...environments: readonly string[]): Promise<number> {
  const { sha, pullRequest } = await shop.commit(message);
  for (const environment of environments) await shop.run(sha, { application: 'api', environment }).main();
  return pullRequest;
}

// a commit that is fine in staging, and not in production
await deploy('before', 'staging', 'production');
await metric(shop.names('api', 'production').metric, 0.87);
const pullRequest = await deploy('discount', 'staging', 'production');
const comment = shop.source.comments(pullRequest).at(-1);
if (comment === undefined) throw new Error('the run left no comment');
process.stdout.write(comment.body);
await screenshot(`${shop.github.url}/${shop.source.fullName}/pull/${pullRequest}`, picture, {
  selector: `#issuecomment-${comment.id} .box`,
  width: 1012,
  colourScheme: 'light',
  expanded: true,
});
