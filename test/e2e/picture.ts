// Draws docs/comment.png: the comment that a real run left on a pull request, as GitHub would show it. Wants the world of the
// end-to-end suite, and Chromium:  node test/e2e/picture.ts FILE.png
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import { Shop } from './shop.ts';
import { metric } from './world.ts';

const [picture = 'docs/comment.png'] = process.argv.slice(2);

/** The comment of a pull request whose commit is fine in staging, and not in production. */
async function comment(): Promise<string> {
  await using shop = await Shop.open({
    name: 'shop',
    applications: ['api'],
    environments: { staging: { write: 'push' }, production: { write: 'push' } },
  });
  const deploy = async (message: string, ...environments: readonly string[]) => {
    const commit = await shop.commit(message);
    for (const environment of environments) await shop.run(commit.sha, { application: 'api', environment }).main();
    return commit;
  };
  await deploy('before', 'staging', 'production');
  await metric(shop.names('api', 'production').metric, 0.87);
  const { pullRequest } = await deploy('discount', 'staging', 'production');
  return shop.source.comments(pullRequest).at(-1)?.body ?? '';
}

const style = `
  body { margin: 24px; background: #fff; color: #1f2328; font: 14px/1.5 -apple-system, "Segoe UI", "Noto Sans", "DejaVu Sans", sans-serif; width: 900px; }
  .box { border: 1px solid #d1d9e0; border-radius: 6px; }
  .head { background: #f6f8fa; border-bottom: 1px solid #d1d9e0; padding: 8px 16px; color: #59636e; border-radius: 6px 6px 0 0; }
  .head b { color: #1f2328; }
  .body { padding: 16px; }
  h3 { font-size: 1.25em; margin: 0 0 16px; } h4 { font-size: 1em; margin: 24px 0 16px; }
  table { border-collapse: collapse; margin: 0 0 16px; display: block; width: max-content; max-width: 100%; } a { color: #0969da; text-decoration: none; } th, td { border: 1px solid #d1d9e0; padding: 6px 13px; text-align: left; }
  code { background: #818b981f; border-radius: 6px; padding: .2em .4em; font: 85% "DejaVu Sans Mono", monospace; overflow-wrap: anywhere; }
  td code { white-space: nowrap; } td:last-child code { white-space: normal; }
  pre { background: #f6f8fa; border-radius: 6px; padding: 16px; overflow: auto; } pre code { background: none; padding: 0; }
  .added { color: #116329; background: #dafbe1; } .removed { color: #82071e; background: #ffebe9; }
`;

function page(markdown: string): string {
  const options = { allowDangerousHtml: true, extensions: [gfm()], htmlExtensions: [gfmHtml()] };
  const html = micromark(markdown, options)
    .replace('<details>', '<details open>')
    .replace(/^\+(?!\+).*$/gm, '<span class="added">$&</span>')
    .replace(/^-(?!-).*$/gm, '<span class="removed">$&</span>');
  const head = '<div class="head"><b>github-actions</b> bot commented</div>';
  return `<!doctype html><meta charset="utf-8"><style>${style}</style><div class="box">${head}<div class="body">${html}</div></div>`;
}

const folder = mkdtempSync(join(tmpdir(), 'picture-'));
try {
  const body = await comment();
  process.stdout.write(body);
  writeFileSync(join(folder, 'comment.html'), page(body));
  const size = `--window-size=950,${process.env['HEIGHT'] ?? '1070'}`;
  const flags = ['--headless', '--no-sandbox', '--hide-scrollbars', `--user-data-dir=${folder}/chromium`, size];
  execFileSync('chromium', [...flags, `--screenshot=${picture}`, `file://${folder}/comment.html`], { stdio: 'ignore' });
} finally {
  rmSync(folder, { recursive: true, force: true });
}
