import { baseImageNames } from '../../base-image';
import { basesOf } from '../stages-of';
import { type Repair, rewrite } from './repair';

export const pinBase: Repair = {
  id: 'pin-base',
  says: 'Name the version of the base image.',
  wins: ['pinned-base', 'image-size-at-most'],
  apply({ files }) {
    const known = baseImageNames();
    for (const { name, line } of basesOf(files)) {
      const repository = name.replace(/[:@].*$/, '');
      const better = known.find((one) => one.startsWith(`${repository}:`) && /:\d/.test(one) && one !== name);
      const loose = !/:[^/]*\d/.test(name);
      if (!better || !loose) continue;
      return rewrite(files, 'Dockerfile', (text) =>
        text
          .split('\n')
          .map((row, index) => (index + 1 === line ? row.replace(name, better) : row))
          .join('\n'),
      );
    }
    return undefined;
  },
};
