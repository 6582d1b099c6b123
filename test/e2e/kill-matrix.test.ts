import { describe, expect, it } from 'vitest';
import { pointsOf, ways } from '../stages/matrix.ts';
import { ProcessScene } from './killed.ts';

/** `MATRIX=all` kills after every request in every way; else after every third of those that write, in two. */
const all = process.env.MATRIX === 'all';
const some = ways.filter(({ write, transport }) => write === (transport === 'git' ? 'a push' : 'a pull request'));

describe.each(all ? ways : some)('a process that deploys by $write over $transport', (way) => {
  it('and is killed after any request to GitHub ends as one that was not, when it is started again', {
    timeout: 2_400_000,
  }, async () => {
    await using plain = await ProcessScene.open(way);
    const before = plain.github.requests.length;
    const undisturbed = await plain.job(1).main();
    expect(undisturbed.outputs, undisturbed.log).toMatchObject({ outcome: 'succeeded' });
    const wanted = plain.left();
    expect(wanted).toMatchObject({ commits: 1, comments: 1, status: 'success', unfinished: [] });
    const requests = pointsOf(plain.github.requests.slice(before));
    const points = all ? requests : requests.filter(({ writes }) => writes).filter((_, index) => index % 3 === 1);
    expect(points.length).toBeGreaterThan(3);
    const wrong: unknown[] = [];
    let killed = 0;
    for (const { at } of points) {
      await using scene = await ProcessScene.open(way);
      const { end, last } = await scene.kill(1, at);
      // the last requests of a run may be fewer where the cluster was faster
      if (end.exit === undefined) killed += 1;
      const again = await scene.job(2).main();
      const left = scene.left();
      if (again.outputs['outcome'] !== 'succeeded' || JSON.stringify(left) !== JSON.stringify(wanted))
        wrong.push({ at, last, left, log: again.log });
    }
    console.log(`${way.write} over ${way.transport}: killed ${killed} times, after ${points.length} requests`);
    expect(wrong).toEqual([]);
    expect(killed).toBeGreaterThan(points.length - 3);
  });
});
