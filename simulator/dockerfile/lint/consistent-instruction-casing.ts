import type { Rule } from './rule';

export const consistentInstructionCasing: Rule = {
  name: 'ConsistentInstructionCasing',
  stages(stages, report) {
    const all = stages.flatMap(({ from, instructions }) => [from, ...instructions]);
    const lower = all.filter(({ keyword }) => keyword === keyword.toLowerCase()).length;
    const upper = all.filter(({ keyword }) => keyword === keyword.toUpperCase()).length;
    const majority = lower > upper ? 'lowercase' : 'uppercase';
    for (const { keyword, start } of all) {
      const wanted = majority === 'lowercase' ? keyword.toLowerCase() : keyword.toUpperCase();
      if (keyword !== wanted)
        report(`Command '${keyword}' should match the case of the command majority (${majority})`, start);
    }
  },
};
