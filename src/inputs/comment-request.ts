import type { CommentPermission } from '../configuration/comment-permissions.ts';
import type { InputName, RawInputs } from './names.ts';
import { isInputName } from './names.ts';
import type { ReadRequest, Request } from './request.ts';
import { readRequest } from './request.ts';
import type { SlashCommand } from './slash-command.ts';
import { slashFlags } from './slash-words.ts';

/** What has to be allowed for a command: to look at Rollouts is a status, and to skip their analysis is a thing by itself. */
export function permissionOf({ name, verb }: SlashCommand): CommentPermission {
  if (verb === 'promote-full') return 'promote-full';
  return verb === 'status' ? 'status' : name;
}

/** The environments that a command is about, of which `/promote` takes several; one that is about all is about none in particular. */
export function environmentsOf({ name, environment, flags }: SlashCommand): readonly (string | undefined)[] {
  const listed = name === 'promote' ? (flags.get('to') ?? environment ?? '') : '';
  const several = listed.split(/[\s,]+/).filter((one) => one !== '');
  return several.length > 0 ? several : [environment];
}

/**
 * The request that a command makes, read as inputs are read. What the workflow says besides (where the configuration is, how long to
 * watch, what fails the step) stays as the workflow says it: none of it can be said in a comment.
 */
export function requestOf(command: SlashCommand, job: ReadRequest): ReadRequest {
  const { config, application, timeoutSeconds, onPause, failOn, debug, json, progress } = job.request;
  const read = readRequest({ raw: rawOf(command), problems: [] }, wordsOf(command));
  const ofJob = { config, timeoutSeconds, onPause, failOn, debug, json, progress };
  const request: Request = { ...(application === undefined ? {} : { application }), ...read.request, ...ofJob };
  return { request, secrets: job.secrets, problems: read.problems };
}

function rawOf(command: SlashCommand): RawInputs {
  const raw = new Map<InputName, readonly string[]>([['command', [command.name]]]);
  for (const [flag, value] of command.flags) if (isInputName(flag)) raw.set(flag, [value]);
  const [only, ...others] = environmentsOf(command);
  if (only !== undefined && others.length === 0) raw.set('environment', [only]);
  if (others.length > 0) raw.set('to', [[only, ...others].join(',')]);
  return raw;
}

function wordsOf({ name, verb }: SlashCommand): readonly string[] {
  return verb === undefined ? [] : [name, verb];
}

/** A command as it was understood, in one line. */
export function printCommand({ name, verb, environment, flags }: SlashCommand): string {
  const shown = [...flags].map(([flag, value]) => {
    if (slashFlags[flag] === undefined) return `--${flag}`;
    return `--${flag} ${/[\s"]/.test(value) ? `"${value}"` : value}`;
  });
  return [`/${name}`, verb, environment, ...shown].filter((part) => part !== undefined).join(' ');
}
