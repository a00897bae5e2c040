import { parseMount } from './mount-flag';

/** `--env NAME[=value]` */
export function checkEnv(value: string): string {
  if (value.startsWith('=') || value === '') throw new Error(`invalid environment variable: ${value}`);
  return value;
}

export function checkMount(value: string): string {
  parseMount(value);
  return value;
}
