import { describe, expect, it } from 'vitest';
import { fileCommands, fileFlags, findFileCommand, flagsFor, readFileRequest } from '../../src/inputs/file-command.ts';
import { fileCommandHelp } from '../../src/inputs/file-command-help.ts';

const set = (...words: readonly string[]) => readFileRequest('set-image', words);
const edit = (...words: readonly string[]) => readFileRequest('edit', words);
const wrong = ({ problems }: ReturnType<typeof edit>) =>
  problems.map(({ place, message, remedy }) => `${place?.name}: ${message} (${remedy})`);

describe('the words of set-image', () => {
  it('are images, and then files', () => {
    expect(set('nginx=1.25', '--remove-digest', 'redis=7', 'a.yaml', 'b.yaml', '--diff')).toMatchObject({
      problems: [],
      request: {
        command: 'set-image',
        images: [
          { name: 'library/nginx', tag: '1.25' },
          { name: 'library/redis', tag: '7' },
        ],
        files: ['a.yaml', 'b.yaml'],
        removeDigest: true,
        shows: 'diff',
        check: false,
      },
    });
  });

  it('may have one image without an "=", and files with one', () => {
    expect(set('nginx:1.25', './a=b.yaml', 'c=d.yaml').request).toMatchObject({
      images: [{ tag: '1.25' }],
      files: ['./a=b.yaml', 'c=d.yaml'],
    });
  });

  it('tell every image that is wrong, and a file that is missing', () => {
    expect(wrong(set('nginx', 'redis=', 'a.yaml'))).toHaveLength(2);
    expect(wrong(set())).toEqual(['files: set-image needs a file (set-image NAME=REFERENCE… FILE…)']);
  });
});

describe('the words of edit', () => {
  it('are an expression, and then files', () => {
    expect(edit('.a = 1', 'a.yaml').request).toMatchObject({ expressions: ['.a = 1'], files: ['a.yaml'] });
    expect(wrong(edit())).toEqual(["expression: edit needs one (edit 'EXPRESSION' FILE…)"]);
    expect(wrong(edit('.a = 1'))).toEqual(["files: edit needs a file (edit 'EXPRESSION' FILE…)"]);
  });

  it('are files where expressions are given by flag', () => {
    expect(edit('-e', '.a = 1', 'a.yaml', '--expression=.b = 2').request).toMatchObject({
      expressions: ['.a = 1', '.b = 2'],
      files: ['a.yaml'],
    });
  });
});

describe('the flags of both', () => {
  it('say what is done with the result', () => {
    const shows = (...flags: readonly string[]) => edit('.a = 1', 'a.yaml', ...flags).request.shows;
    expect([shows(), shows('-i'), shows('--diff'), shows('--dry-run'), shows('--stdout')]).toEqual([
      'nothing',
      'nothing',
      'diff',
      'diff',
      'result',
    ]);
    expect(edit('.a = 1', 'a.yaml', '--check', '--diff').request).toMatchObject({ check: true, shows: 'diff' });
    expect(edit('.a = 1', 'a.yaml', '--json', '--debug')).toMatchObject({ json: true, debug: true, help: false });
    expect(edit('-h').help).toBe(true);
  });

  it('cannot all be had at once', () => {
    const both = (...flags: readonly string[]) => wrong(edit('.a = 1', 'a.yaml', ...flags));
    expect(both('--stdout', '--diff')).toEqual([
      '--stdout: prints the file, and --diff the difference (keep one of them)',
    ]);
    expect(both('-i', '--stdout')).toEqual([
      '--inplace: writes the files, and what is only shown is not written (keep one of them)',
    ]);
    expect(both('b.yaml', '--stdout')).toEqual(['--stdout: prints one file (name one file)']);
  });

  it('are those of the command and no others', () => {
    expect(wrong(edit('.a = 1', 'a.yaml', '--remove-digest'))).toEqual([
      expect.stringMatching(/^--remove-digest: belongs to set-image \(its flags are --expression, /),
    ]);
    expect(wrong(set('a=1', 'a.yaml', '--environment', 'staging'))).toEqual([
      expect.stringMatching(/^--environment: set-image has no such flag/),
    ]);
    expect(wrong(edit('.a = 1', 'a.yaml', '--dif'))).toEqual(['--dif: edit has no such flag (did you mean --diff?)']);
    expect(wrong(edit('.a = 1', 'a.yaml', '-n'))).toEqual([expect.stringMatching(/^-n: edit has no such flag/)]);
  });

  it('have a value where they want one, and none elsewhere', () => {
    expect(wrong(edit('a.yaml', '-e'))[0]).toBe('-e: needs a value (-e VALUE)');
    expect(edit('.a = 1', 'a.yaml', '--check=false').request.check).toBe(false);
    expect(wrong(edit('.a = 1', 'a.yaml', '--check=no'))[0]).toMatch(/^--check: must be true or false, not "no"/);
  });

  it('are all in the help, with examples that can be read', () => {
    for (const command of fileCommands) {
      const help = fileCommandHelp(command);
      for (const flag of Object.keys(flagsFor(command))) expect(help).toContain(`--${flag} `);
      expect(help).toContain(`gitops-deploy ${command} `);
    }
    expect(Object.keys(fileFlags)).toContain('must-match');
    expect(fileCommandHelp('set-image')).not.toContain('--must-match');
  });
});

describe('the command', () => {
  it('is found behind flags, whatever their spelling', () => {
    expect(findFileCommand(['-e', '.a = 1', 'edit', 'f'])).toEqual({ command: 'edit', at: 2 });
    expect(findFileCommand(['--json=true', '--', 'edit', '.a = 1', 'f'])).toEqual({ command: 'edit', at: 2 });
    expect(findFileCommand(['-h', 'edit'])).toEqual({ command: 'edit', at: 1 });
    expect(findFileCommand(['edit', '.a', 'f'])).toEqual({ command: 'edit', at: 0 });
    expect(findFileCommand(['--json', '--diff', 'set-image', 'a=1'])).toEqual({ command: 'set-image', at: 2 });
  });

  it('is none where another word stands first', () => {
    for (const argv of [[], ['--json'], ['deploy', 'edit'], ['--config', 'edit', 'status'], ['help'], ['json', 'edit']])
      expect(findFileCommand(argv)).toBeUndefined();
  });
});
