import { consistentInstructionCasing } from './consistent-instruction-casing';
import { duplicateStageName } from './duplicate-stage-name';
import { exposeInvalidFormat } from './expose-invalid-format';
import { exposeProtoCasing } from './expose-proto-casing';
import { fromAsCasing } from './from-as-casing';
import { fromPlatformFlagConstDisallowed } from './from-platform-flag-const-disallowed';
import { invalidDefaultArgInFrom } from './invalid-default-arg-in-from';
import { jsonArgsRecommended } from './json-args-recommended';
import { legacyKeyValueFormat } from './legacy-key-value-format';
import { maintainerDeprecated } from './maintainer-deprecated';
import { multipleInstructionsDisallowed } from './multiple-instructions-disallowed';
import { noEmptyContinuation } from './no-empty-continuation';
import { redundantTargetPlatform } from './redundant-target-platform';
import { reservedStageName } from './reserved-stage-name';
import type { Rule } from './rule';
import { secretsUsedInArgOrEnv } from './secrets-used-in-arg-or-env';
import { stageNameCasing } from './stage-name-casing';
import { undefinedArgInFrom } from './undefined-arg-in-from';
import { undefinedVar } from './undefined-var';
import { workdirRelativePath } from './workdir-relative-path';

/** In the order in which BuildKit reports what several of them say of one instruction. */
export const rules: Rule[] = [
  noEmptyContinuation,
  stageNameCasing,
  fromAsCasing,
  maintainerDeprecated,
  consistentInstructionCasing,
  reservedStageName,
  duplicateStageName,
  invalidDefaultArgInFrom,
  undefinedArgInFrom,
  redundantTargetPlatform,
  fromPlatformFlagConstDisallowed,
  undefinedVar,
  legacyKeyValueFormat,
  multipleInstructionsDisallowed,
  jsonArgsRecommended,
  workdirRelativePath,
  secretsUsedInArgOrEnv,
  exposeInvalidFormat,
  exposeProtoCasing,
];
