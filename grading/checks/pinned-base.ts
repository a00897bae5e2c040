import { basesOf } from '../explain/stages-of';
import { defineCheck, lost, passed } from './check';

const asked = { tag: /./, version: /\d/, minor: /\d+\.\d+|@sha256:/, digest: /@sha256:/ } as const;
const names = { tag: 'a tag', version: 'a version', minor: 'a version with two parts', digest: 'a digest' } as const;

export const pinnedBase = defineCheck({
  id: 'pinned-base',
  lesson: 'reproducibility',
  title: ({ by }) => `Every base image is named by ${names[levelOf(by)]}`,
  needs: 'nothing',
  takes: { by: 'version' },
  also: [
    { tool: 'hadolint', id: 'DL3006' },
    { tool: 'hadolint', id: 'DL3007' },
    { tool: 'Trivy', id: 'DS-0001' },
    { tool: 'CIS', id: '4.2' },
  ],
  judge({ files }, { by }) {
    const level = levelOf(by);
    const bases = basesOf(files);
    if (bases.length === 0)
      return lost(
        'The Dockerfile names no base image that could be read.',
        'An image starts from another one, or from scratch.',
        'Repair the FROM line first.',
        'Dockerfile',
        1,
      );
    const loose = bases.find(({ name }) => !isPinned(name, level));
    if (!loose) return passed(bases.map(({ name }) => name).join(', '));
    return lost(
      `The image starts from ${loose.name}, without ${names[level]}.`,
      'A name without a version means “whatever is newest on the day it is pulled”: the same file gives another image next month.',
      `Name ${names[level]}; docker images lists what is here.`,
      'Dockerfile',
      loose.line,
    );
  },
});

const levelOf = (by: string): keyof typeof asked => (by in asked ? (by as keyof typeof asked) : 'version');

function isPinned(name: string, level: keyof typeof asked): boolean {
  const last = name.slice(name.lastIndexOf('/') + 1);
  if (last.includes('@sha256:')) return true;
  const tag = /:(.+)$/.exec(last)?.[1] ?? '';
  return tag !== '' && !/^latest$|^stable$|^lts/.test(tag) && asked[level].test(tag);
}
