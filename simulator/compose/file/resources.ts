import { asMap, asText, isMap, type JsonMap } from './json';
import { pairs } from './normalise-service';
import { absolute, type Place } from './normalise-volume';

export type Resources = Readonly<Record<string, JsonMap>>;

const FIELDS =
  'name driver driver_opts ipam external internal attachable enable_ipv6 labels file environment content template_driver'.split(
    ' ',
  );

/** Networks, volumes, secrets or configs by key, with their full names, or as they are without a project's. */
export const readResources = (section: JsonMap, project: string | undefined, place: Place): Resources =>
  Object.fromEntries(
    Object.entries(section).map(([key, value]) => {
      const given = asMap(value);
      const external = given['external'] === true || isMap(given['external']);
      const own = asText(given['name']) || asText(asMap(given['external'])['name']);
      const { labels, file } = given;
      const all: JsonMap = {
        ...given,
        ...named(own || (external ? key : project === undefined ? '' : `${project}_${key}`)),
        ...(external && { external: true }),
        ...(labels !== undefined && { labels: pairs(labels, '') }),
        ...(file !== undefined && { file: absolute(asText(file), place) }),
      };
      if (!external) delete all['external'];
      return [
        key,
        Object.fromEntries(FIELDS.flatMap((field) => (all[field] === undefined ? [] : [[field, all[field]]]))),
      ];
    }),
  );

const named = (name: string): JsonMap => (name === '' ? {} : { name });

export const pick = (all: Resources, names: ReadonlySet<string>): Resources =>
  Object.fromEntries(
    Object.entries(all)
      .filter(([key]) => names.has(key))
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
