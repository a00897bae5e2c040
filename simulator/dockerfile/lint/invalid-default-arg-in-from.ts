import { isImageReference } from '../image-reference';
import type { Rule } from './rule';

export const invalidDefaultArgInFrom: Rule = {
  name: 'InvalidDefaultArgInFrom',
  from(from, { defaultImage }, report) {
    if (!isImageReference(defaultImage))
      report(`Default value for ARG ${from.image} results in empty or invalid base image name`, from.start);
  },
};
