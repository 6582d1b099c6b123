import type { Rule } from '../rule.ts';
import { dockerBaseEol } from './docker-base-eol.ts';
import { dockerBasePinned } from './docker-base-pinned.ts';
import { dockerDependencyInstall } from './docker-dependency-install.ts';
import { dockerExecForm } from './docker-exec-form.ts';
import { dockerIgnoreFile } from './docker-ignore-file.ts';
import { dockerMultiStage } from './docker-multi-stage.ts';
import { dockerPackageHygiene } from './docker-package-hygiene.ts';
import { dockerPlatformArgs } from './docker-platform-args.ts';
import { dockerRootUser } from './docker-root-user.ts';
import { dockerSecrets } from './docker-secrets.ts';

/** The rules of this family, in the order of the catalogue. */
export const dockerfileRules: readonly Rule[] = [
  dockerBasePinned,
  dockerBaseEol,
  dockerRootUser,
  dockerMultiStage,
  dockerDependencyInstall,
  dockerIgnoreFile,
  dockerExecForm,
  dockerSecrets,
  dockerPlatformArgs,
  dockerPackageHygiene,
];
