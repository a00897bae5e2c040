import type { JsonMap } from '../api/json';
import { apiVersionOf, resources } from '../api/resources';
import { VERSION } from '../cluster';
import { openApi } from './open-api';

const groups = [...new Set(resources.map(({ group }) => group))].filter((group) => group !== '');
const groupVersions = [...new Set(resources.map(apiVersionOf))];

/** What the server says of itself; undefined for a path that is about objects. */
export function discover(path: string): JsonMap | undefined {
  if (path === '/version') return { major: '1', minor: '32', gitVersion: VERSION, platform: 'linux/amd64' };
  if (path === '/api') return { kind: 'APIVersions', versions: ['v1'] };
  if (path === '/apis') return { kind: 'APIGroupList', apiVersion: 'v1', groups: groups.map(groupOf) };
  if (path === '/openapi/v3')
    return {
      paths: Object.fromEntries(
        groupVersions.map((one) => {
          const name = one.includes('/') ? `apis/${one}` : `api/${one}`;
          return [name, { serverRelativeURL: `/openapi/v3/${name}?hash=1` }];
        }),
      ),
    };
  const schema = /^\/openapi\/v3\/apis?\/(.+)$/.exec(path)?.[1];
  if (schema !== undefined) return openApi(schema);
  const list = /^\/apis?\/(v1|[^/]+\/[^/]+)$/.exec(path)?.[1];
  if (list === undefined || !groupVersions.includes(list)) return undefined;
  const own = resources.filter((one) => apiVersionOf(one) === list);
  return {
    kind: 'APIResourceList',
    apiVersion: 'v1',
    groupVersion: list,
    resources: own.flatMap(({ plural, singular, namespaced, kind, verbs, shortNames, categories, subresources }) => [
      { name: plural, singularName: singular, namespaced, kind, verbs, shortNames, categories },
      ...subresources.map((name) =>
        name === 'scale'
          ? {
              name: `${plural}/scale`,
              singularName: '',
              namespaced,
              group: 'autoscaling',
              version: 'v1',
              kind: 'Scale',
              verbs: ['get', 'patch', 'update'],
            }
          : {
              name: `${plural}/${name}`,
              singularName: '',
              namespaced,
              kind,
              verbs: ['get', 'patch', 'update', 'create'],
            },
      ),
    ]),
  };
}

function groupOf(name: string): JsonMap {
  const version = resources.find(({ group }) => group === name)?.version ?? 'v1';
  const one = { groupVersion: `${name}/${version}`, version };
  return { name, versions: [one], preferredVersion: one };
}
