import { describe, expect, it } from 'vitest';
import { commandsIn } from '../../../src/rules/shell/read.ts';
import type { ShellCommand } from '../../../src/rules/shell/shell.ts';
import { callsOf, hasOption } from '../../../src/rules/shell/shell.ts';

/** `&& git|push`: how a command is joined to the one before, and its words. */
function told({ joint, keywords, words, assignments, redirections }: ShellCommand): string {
  const set = assignments.map(({ text }) => `{${text}}`).join('');
  const to = redirections.map(({ operator, target }) => ` ${operator}${target.text}`).join('');
  const before = keywords.length === 0 ? '' : `<${keywords.join(' ')}>`;
  return `${joint} ${before}${set}${words.map(({ text }) => text).join('|')}${to}`;
}

const read = (script: string) => commandsIn(script).map(told);

describe('the commands of a script', () => {
  it.each<[string, readonly string[]]>([
    ['git add . && git commit -m "a b"', ['start git|add|.', '&& git|commit|-m|a b']],
    ['a; b\nc | d || e & f', ['start a', '; b', '; c', '| d', '|| e', '& f']],
    ['a # b\nc', ['start a', '; c']],
    ["echo 'it''s' \"x\\\"y\" z\\ w", ['start echo|its|x"y|z w']],
    ['A=1 B="c d" run x', ['start {A=1}{B=c d}run|x']],
    ['apk add \\\n  curl', ['start apk|add|curl']],
    [
      'if git diff --quiet; then exit 0; else git push; fi',
      ['start <if>git|diff|--quiet', '; <then>exit|0', '; <else>git|push', '; <fi>'],
    ],
    ['for x in a b; do echo $x; done', ['start for|x|in|a|b', '; <do>echo|$x', '; <done>']],
    ['x=$(git rev-parse HEAD) && y', ['start git|rev-parse|HEAD', 'start {x=$(git rev-parse HEAD)}', '&& y']],
    ['echo `date` "$(id -u)"', ['start date', 'start id|-u', 'start echo|`date`|$(id -u)']],
    ['(cd x && make) > log 2>&1', ['; cd|x', '&& make', ';  >log >&1']],
    ['cat <<EOF > f\ngit push\nEOF\nls', ['start cat <<EOF >f', '; ls']],
    ['cat <<-EOF\n\tgit push\n\tEOF\nls', ['start cat <<-EOF', '; ls']],
    [`echo $((1 << 2)) \${x:-a b} <<< word`, [`start echo|$((1 << 2))|\${x:-a b} <<<word`]],
    ['diff <(a b) c &>> out', ['start a|b', 'start diff|c &>>out']],
    [`echo "\${{ github.event.a }}" \${{ format('}}') }}`, [`start echo|\${{ github.event.a }}|\${{ format('}}') }}`]],
    ['f() { a; }\nf', ['start f', '; <{>a', '; <}>', '; f']],
    ['! a && time b', ['start <!>a', '&& <time>b']],
    ["echo 'never ended", ['start echo|never ended']],
    ['', []],
  ])('of %j', (script, commands) => {
    expect(read(script)).toEqual(commands);
  });

  it('stand where they are written', () => {
    const script = 'a && git "push" x';
    const [, push] = commandsIn(script);
    expect(push?.words.map(({ start, end }) => script.slice(start, end))).toEqual(['git', '"push"', 'x']);
  });

  it('know which words are expanded', () => {
    const [command] = commandsIn(`a "b" 'c$' "d$e" f* \\$g`);
    expect(command?.words.map(({ isPlain }) => isPlain)).toEqual([true, true, true, false, false, true]);
  });
});

describe('the programs that are run', () => {
  it.each([
    ['sudo -E -u root apt-get update', 'apt-get update'],
    ['env -u X A=1 /usr/bin/npm ci', 'npm ci'],
    ['timeout -k 5 30 git push', 'git push'],
    ['exec node server.js', 'node server.js'],
    ['sudo', 'sudo'],
  ])('by %j', (script, program) => {
    const [call] = callsOf(commandsIn(script));
    expect([call?.program, ...(call?.rest.map(({ text }) => text) ?? [])].join(' ')).toBe(program);
  });

  it('have options, alone, with a value and in a row', () => {
    const [call = undefined] = callsOf(commandsIn('apt-get -qy install --tag=x --no-cache curl'));
    expect(
      call !== undefined && ['-y', '-q', '--tag', '--no-cache', '--cache', '-x'].map((name) => hasOption(call, name)),
    ).toEqual([true, true, true, true, false, false]);
  });
});
