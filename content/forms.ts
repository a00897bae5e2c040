/** How much of an exercise's answer is there at the start, from most to least, in the words its head shows. */
export const forms = {
  example: 'worked example',
  reorder: 'put in order',
  gap: 'fill the gap',
  fix: 'fix',
  blank: 'blank page',
} as const;

export type Form = keyof typeof forms;
