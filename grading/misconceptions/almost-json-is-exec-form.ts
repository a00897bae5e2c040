import { isJsonTypo } from '../findings/json-typo';
import type { Misconception } from './misconception';

export const almostJsonIsExecForm: Misconception = {
  id: 'almost-json-is-exec-form',
  belief: 'Brackets and quotes make the exec form.',
  refutation:
    'It must be valid JSON: double quotes, no last comma, no comment behind it.\nAnything else is shell form, without a word of warning from a plain build.',
  shows: ({ command }) => [command?.entrypoint, command?.cmd].some((part) => part && isJsonTypo(part)),
};
