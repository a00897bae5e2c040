import { asMap, asText, isMap, type JsonMap } from '../../compose/file/json';

/** The label by which a stack knows what is its own. */
export const NAMESPACE = 'com.docker.stack.namespace';

/** `shop_web` */
export const scoped = (stack: string, name: string): string => `${stack}_${name}`;

/** The name of a resource: its own, or with the stack's before it. */
export function resourceName(stack: string, key: string, resource: JsonMap | undefined): string {
  const external = resource?.['external'];
  const named = asText(resource?.['name']) || asText(asMap(external)['name']);
  if (named !== '') return named;
  return external === true || isMap(external ?? null) ? key : scoped(stack, key);
}
