import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import type { Case } from '@/grading/validity/case';
import type { SeenByName } from '@/grading/validity/read-seen';
import { root as rootUrl } from '../root.mjs';

export const root = fileURLToPath(rootUrl);
export const home = join(root, 'grading/validity');

export const cases: readonly (readonly [string, Case])[] = readdirSync(join(home, 'cases')).flatMap((file) =>
  Object.entries(parse(readFileSync(join(home, 'cases', file), 'utf8')) as Record<string, Case>),
);

/** Why an observation differs and may: by case and observation, with a blank between. */
export const explained = (parse(readFileSync(join(home, 'explained.yaml'), 'utf8')) ?? {}) as Readonly<
  Record<string, string>
>;

const file = join(home, 'recorded.json');

/** What a real Engine showed, by case. */
export const recorded: Readonly<Record<string, SeenByName>> = existsSync(file)
  ? (JSON.parse(readFileSync(file, 'utf8')) as Record<string, SeenByName>)
  : {};
