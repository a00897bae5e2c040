import { few } from '../explain/amount';
import { defineStackCheck, lost, passed } from './check';
import { serviceLine } from './service-line';

export const servicesRunApart = defineStackCheck({
  id: 'services-run-apart',
  lesson: 'isolation',
  title: 'Each part has a container of its own',
  judge(stack) {
    const { roles } = stack.seen;
    const byContainer = new Map<string, string[]>();
    for (const [role, members] of Object.entries(roles))
      for (const { id } of members) byContainer.set(id, [...(byContainer.get(id) ?? []), role]);
    const shared = [...byContainer].find(([, names]) => names.length > 1);
    const missing = Object.keys(stack.scenario.services).find((role) => (roles[role] ?? []).length === 0);
    if (!shared && missing === undefined)
      return passed(`${byContainer.size} containers for ${Object.keys(roles).length} parts.`);
    const member = stack.seen.members.find(({ id }) => id === shared?.[0]);
    if (!shared && !stack.seen.up.ok)
      return lost(
        `Not observed: no container runs ${missing}.`,
        'The stack did not come up.',
        'Get the stack to start first.',
        stack.file,
      );
    return lost(
      shared ? `${few(shared[1])} share the container ${member?.name}.` : `No container runs ${missing}.`,
      'What shares a container shares its limits, its restarts and its end. Whoever watches it sees only the first process.',
      'Give each part a container of its own, with a command of its own.',
      stack.file,
      member ? serviceLine(stack, member.service) : null,
    );
  },
});
