import { type Check, nodesOf, placeOf } from './lesson-source';
import { plainValue } from './plain-value';

// A reader's choice is kept under the prediction's id, and compared with the number of an option.
export const predictions: Check = (lesson) => {
  const ids: unknown[] = [];
  return nodesOf(lesson.tree)
    .filter(({ name }) => name === 'Predict')
    .flatMap((node) => {
      const [id, options, answer] = ['id', 'options', 'answer'].map((name) => plainValue(node, name));
      const count = Array.isArray(options) ? options.length : 0;
      const problems = [
        String(id).startsWith(`${lesson.slug}/`) ? '' : `the id of a prediction begins with ${lesson.slug}/`,
        ids.includes(id) ? `there is a prediction ${id} above` : '',
        count < 2 ? 'a prediction has two options or more' : '',
        typeof answer === 'number' && answer >= 0 && answer < Math.max(1, count)
          ? ''
          : `answer is the number of an option, from 0 to ${Math.max(0, count - 1)}`,
      ];
      ids.push(id);
      return problems.filter(Boolean).map((problem) => `${placeOf(lesson, node)}: ${problem}`);
    });
};
