import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readActionInputs } from '../../src/inputs/action.ts';
import { helpText, readArguments } from '../../src/inputs/arguments.ts';
import { fileCommands } from '../../src/inputs/file-command.ts';
import { commands, factOf, inputNames } from '../../src/inputs/names.ts';
import { readRequest } from '../../src/inputs/request.ts';
import { maskedSecrets } from '../../src/inputs/secret-variables.ts';
import { rolloutActions } from '../../src/rollout/action.ts';
import { version } from '../../src/version.ts';

function read(...argv: readonly string[]) {
  const received = readArguments(argv, {});
  return readRequest(received, received.words);
}

const wrong = (...argv: readonly string[]) =>
  read(...argv).problems.map(({ place, message }) => `${place?.name}: ${message}`);

describe('an Argo CD in place of a kubeconfig', () => {
  const environment = { KUBECONFIG: '/k', ARGOCD_SERVER: 'argo.test', ARGOCD_AUTH_TOKEN: 'secret-token' };
  const secretsOf = (...argv: readonly string[]) => {
    const received = readArguments(argv, environment);
    return readRequest(received, received.words).secrets;
  };

  it('is taken from the environment, beside a kubeconfig', () => {
    const both = { kubeconfig: '/k', argocdServer: 'argo.test', argocdToken: 'secret-token' };
    expect(secretsOf('status')).toMatchObject(both);
  });

  it('is meant where it is named, unless a kubeconfig is named too', () => {
    expect(secretsOf('status', '--argocd-server', 'other.test')).toEqual({
      argocdServer: 'other.test',
      argocdToken: 'secret-token',
    });
    const named = secretsOf('status', '--argocd-server', 'other.test', '--kubeconfig', '/named');
    expect(named).toMatchObject({ kubeconfig: '/named' });
  });

  it('never takes the token as a flag', () => {
    expect(wrong('status', '--argocd-token', 'x')).toEqual([expect.stringContaining('is a secret')]);
  });
});

describe('what another command is for', () => {
  it.each([
    ['hold', ['--environment', 'a', '--reason', 'x', '--dry-run'], 'dry-run: hold does not take it'],
    ['release', ['--environment', 'a', '--dry-run'], 'dry-run: release does not take it'],
    ['resume', ['--dry-run'], 'dry-run: resume does not take it'],
    ['deploy', ['--environment', 'a', '--target', 'eu'], 'target: deploy does not take it'],
    ['rollback', ['--environment', 'a', '--to', 'v41'], 'to: rollback does not take it'],
    ['rollback', ['--environment', 'a', '--until', '2h'], 'until: rollback does not take it'],
    ['watch', ['--environment', 'a', '--digests', `sha256:${'a'.repeat(64)}`], 'digests: watch does not take it'],
  ])('is refused, and not passed over: %s %j', (command, flags, problem) => {
    expect(wrong(command, ...flags)).toEqual([problem]);
  });

  it('is told with the commands that take it', () => {
    const [problem] = read('hold', '--environment', 'a', '--reason', 'x', '--dry-run').problems;
    expect(problem?.remedy).toBe('it is for deploy, promote, rollback, build, check, right-size');
  });

  it('is nothing where it says what would be so anyway, as the action is always given it', () => {
    const given = { INPUT_COMMAND: 'release', INPUT_ENVIRONMENT: 'a', INPUT_TIMEOUT: '30m', INPUT_PATHS: '.' };
    const received = readActionInputs({ ...given, 'INPUT_DRY-RUN': 'false', 'INPUT_ON-PAUSE': 'end' });
    expect(readRequest(received, []).problems).toEqual([]);
  });
});

describe('the command line', () => {
  it('reads a command with its flags, in both spellings', () => {
    const { request, problems } = read(
      'watch',
      '--rollout',
      'staging/api',
      '--rollout=staging/worker',
      '--image',
      'ghcr.io/acme/api:1',
      '--timeout=90s',
      '--json',
    );
    expect(problems).toEqual([]);
    expect(request).toMatchObject({
      command: 'watch',
      workloads: [
        { kind: 'Rollout', namespace: 'staging', name: 'api' },
        { kind: 'Rollout', namespace: 'staging', name: 'worker' },
      ],
      timeoutSeconds: 90,
      json: true,
    });
  });

  it('reads workloads of other kinds, without case', () => {
    const words = ['watch', '--image', 'x:1', '--workload', 'deployment/staging/api', '--workload=CronJob/staging/job'];
    expect(read(...words)).toMatchObject({
      problems: [],
      request: {
        workloads: [
          { kind: 'Deployment', namespace: 'staging', name: 'api' },
          { kind: 'CronJob', namespace: 'staging', name: 'job' },
        ],
      },
    });
  });

  it.each(['status', ...rolloutActions] as const)('reads rollout %s of several Rollouts', (verb) => {
    expect(read('rollout', verb, 'staging/api', '--rollout', 'staging/worker')).toMatchObject({
      problems: [],
      request: { command: 'rollout', verb, workloads: [{ name: 'worker' }, { name: 'api' }] },
    });
  });

  it('reads rollout for an environment, and one target of it', () => {
    expect(read('rollout', 'abort', '--environment', 'production', '--target', 'eu')).toMatchObject({
      problems: [],
      request: { verb: 'abort', workloads: [], environment: 'production', target: 'eu' },
    });
  });

  it('guesses what rollout was to do', () => {
    expect(read('rollout', 'promte', 'a/b').problems).toMatchObject([{ remedy: 'did you mean rollout promote?' }]);
  });

  it.each(['staging/api', 'Pod/staging/api', 'Deployment/api', 'Deployment//api', 'Deployment/a/b/c'])(
    'refuses the workload %s',
    (text) => {
      const { problems } = read('watch', '--image', 'x:1', '--workload', text);
      expect(problems).toContainEqual(
        expect.objectContaining({ place: { name: 'workload' }, message: expect.stringMatching(/must be/) }),
      );
    },
  );

  it('takes the last of a flag that is given twice', () => {
    expect(read('deploy', '--environment', 'a', '--environment', 'b').request.environment).toBe('b');
  });

  it('says once what is wrong with a flag that nobody knows, and names the one that was meant', () => {
    const { problems } = read('deploy', '--enviroment', 'staging', '--environment', 'staging');
    expect(problems).toEqual([
      { message: 'there is no such input', place: { name: '--enviroment' }, remedy: 'did you mean --environment?' },
    ]);
    expect(wrong('deploy', '--environment', 'x', 'stray')).toEqual([
      'command: "stray" stands where nothing is expected',
    ]);
  });

  it('takes no secret, and names the variable', () => {
    const { problems, secrets } = read('deploy', '--environment', 'x', '--gitops-token', 'ghp_secret');
    expect(problems).toEqual([
      expect.objectContaining({ place: { name: '--gitops-token' }, remedy: 'set GITOPS_TOKEN' }),
    ]);
    expect(JSON.stringify([problems, secrets])).not.toContain('ghp_secret');
    expect(readRequest(readArguments(['status'], { GITOPS_TOKEN: 'ghp_secret' }), []).secrets).toEqual({
      gitopsToken: 'ghp_secret',
    });
  });

  it('wants values where values belong', () => {
    expect(wrong('deploy', '--environment')).toEqual(['--environment: needs a value', 'environment: deploy needs it']);
    expect(wrong('deploy', '--environment', 'x', '--json=maybe')).toEqual(['json: must be true or false, not "maybe"']);
  });

  it('tells every problem at once', () => {
    const problems = wrong(
      'deploy',
      '--image',
      'UPPER',
      '--timeout',
      'soon',
      '--on-pause',
      'sleep',
      '--fail-on',
      'failed,broken',
    );
    expect(problems).toHaveLength(5);
    for (const name of ['image', 'timeout', 'on-pause', 'fail-on', 'environment'])
      expect(problems).toContainEqual(expect.stringMatching(new RegExp(`^${name}: `)));
  });

  it.each([
    [['depoly'], 'command: there is no command "depoly"'],
    [['report'], 'command: "report" is not supported yet'],
    [['promote'], 'to: promote needs it'],
    [['promote', '--to', 'a', '--environment', 'b'], 'to: environment is given as well, and is b'],
    [['rollout', 'restart', 'a/b'], 'command: there is no "rollout restart"'],
    [['rollout', 'status'], 'rollout: which Rollout?'],
    [['rollout', 'abort'], 'rollout: which Rollout?'],
    [['rollout'], 'command: rollout needs to know what to do'],
    [['rollout', 'status', 'api'], 'rollout: "api" must be namespace/name'],
    [['watch', '--rollout', 'a/b'], 'image: watch needs it'],
    [['watch'], 'environment: watch needs it'],
    [['hold', '--environment', 'x'], 'reason: hold needs it'],
    [['release'], 'environment: release needs it'],
    [
      ['deploy', '--environment', 'x', '--image', 'ghcr.io/acme/api'],
      'image: "ghcr.io/acme/api" needs a tag or a digest',
    ],
  ] as const)('%j is refused', (argv, message) => {
    expect(wrong(...argv)).toContainEqual(message);
  });

  it('says of a command that nobody knows nothing else', () => {
    expect(wrong('depoly', 'stray')).toHaveLength(1);
    expect(read('report').problems).toEqual([expect.objectContaining({ notYet: true })]);
  });

  it('fails on nothing where that is asked for', () => {
    expect(read('status', '--fail-on', 'none').request.failOn).toEqual([]);
    expect(read('status').request.failOn).toEqual(['failed', 'errored', 'cancelled']);
  });

  it('takes the words after `check` for the paths, and its input elsewhere', () => {
    expect(read('check', 'apps', 'a b.yaml', '--base', 'main')).toMatchObject({
      problems: [],
      request: { command: 'check', paths: ['apps', 'a b.yaml'], base: 'main' },
    });
    expect(read('check').request.paths).toEqual(['.']);
    const raw = new Map([
      ['command', ['check']],
      ['paths', [' apps\n  charts/api\tx.yaml ']],
    ] as const);
    expect(readRequest({ raw, problems: [] }, []).request.paths).toEqual(['apps', 'charts/api', 'x.yaml']);
  });

  it('leaves what changes files to its own command line', () => {
    const raw = new Map([['command', ['edit']]] as const);
    expect(readRequest({ raw, problems: [] }, []).problems).toEqual([
      {
        message: 'edit is for the command line',
        place: { name: 'command' },
        remedy: "run: gitops-deploy edit 'EXPRESSION' FILE…",
      },
    ]);
    expect(read('set-imgae').problems).toMatchObject([{ remedy: 'did you mean set-image?' }]);
  });

  it('has no flag for what words say', () => {
    expect(wrong('check', '--paths', 'apps')).toEqual(['--paths: there is no such input']);
    expect(wrong('check', '--command', 'deploy')).toEqual(['--command: there is no such input']);
  });

  it('masks tokens, and no word that any text may hold', () => {
    expect(maskedSecrets({ githubToken: 'ghs_x', gitopsToken: 'no' })).toEqual(['ghs_x']);
    expect(maskedSecrets({ argocdToken: 'token-of-argo' })).toEqual(['token-of-argo']);
  });

  it('masks the key of an App in the form that it was given, and with real line breaks', () => {
    expect(maskedSecrets({ appPrivateKey: 'first\\nsecond' })).toEqual(['first\\nsecond', 'first\nsecond']);
    expect(maskedSecrets({ appPrivateKey: 'first\nsecond' })).toEqual(['first\nsecond']);
  });

  it('takes an App by its number and its key, and not by one of them', () => {
    const given = (environment: object, ...words: string[]) =>
      readRequest(readArguments(['status', ...words], { ...environment }), ['status']);
    const key = { GITHUB_APP_PRIVATE_KEY: 'key' };
    expect(given({ ...key, GITHUB_APP_ID: '12' }).secrets).toEqual({ appId: '12', appPrivateKey: 'key' });
    expect(given(key, '--app-id', 'Iv23liAbCdEf')).toMatchObject({ problems: [], secrets: { appId: 'Iv23liAbCdEf' } });
    const places = (read: ReturnType<typeof given>) => read.problems.map(({ place }) => place?.name);
    expect(places(given({}, '--app-id', '12'))).toEqual(['app-private-key']);
    expect(places(given(key))).toEqual(['app-id']);
    expect(places(given(key, '--app-id', 'gitops-deploy'))).toEqual(['app-id']);
    expect(places(given({}, '--app-private-key', 'key'))).toEqual(['--app-private-key']);
  });
});

describe('the inputs of the action', () => {
  const request = (environment: Readonly<Record<string, string>>) => {
    const received = readActionInputs(environment);
    return readRequest(received, received.words);
  };

  it('have what rollout does in the same input', () => {
    const read = request({ INPUT_COMMAND: 'rollout  abort', INPUT_ENVIRONMENT: 'production' });
    expect(read).toMatchObject({
      problems: [],
      request: { command: 'rollout', verb: 'abort', environment: 'production' },
    });
  });

  it('of another command have one word', () => {
    expect(request({ INPUT_COMMAND: 'deploy now', INPUT_ENVIRONMENT: 'x' }).problems).toMatchObject([
      { message: 'there is no command "deploy now"' },
    ]);
    expect(request({ INPUT_COMMAND: 'rollout', INPUT_ENVIRONMENT: 'x' }).problems).toMatchObject([
      { message: 'rollout needs to know what to do' },
    ]);
  });
});

describe('the help', () => {
  it('of rollout says what each does, and that a full promotion skips analysis', () => {
    const text = helpText('rollout');
    for (const verb of rolloutActions) expect(text).toContain(`    ${verb} `);
    expect(text).toMatch(/promote-full .*ANALYSIS/);
  });

  it('tells of every flag, and shows no secret as one', () => {
    const text = helpText(undefined);
    for (const command of [...commands, ...fileCommands]) expect(text).toContain(`  ${command} `);
    for (const name of inputNames()) {
      const { variable, words } = factOf(name);
      if (words === undefined && variable === undefined) expect(text).toContain(`--${name} `);
      if (variable !== undefined) expect(text).toContain(`${variable} (${name})`);
    }
    expect(text).not.toContain('--github-token');
  });

  it('of one command leaves out what it has no use for', () => {
    expect(helpText('hold')).toContain('--reason');
    expect(helpText('watch')).not.toContain('--reason');
  });
});

describe('the version', () => {
  it('is that of the package', () => {
    expect(version).toBe(JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')).version);
  });

  it('is printed, alone', () => {
    const cli = new URL('../../dist/cli.js', import.meta.url).pathname;
    expect(execFileSync(process.execPath, [cli, '--version'], { encoding: 'utf8' })).toBe(`${version}\n`);
  });
});
