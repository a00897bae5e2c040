import type { Check } from './check';
import { checks } from './checks';

export function checkNamed(id: string): Check {
  const check = checks.get(id);
  if (!check) throw new Error(`there is no check ${id}: it would be grading/checks/${id}.ts`);
  return check;
}
