import type { Observations, PartName } from '../battery/observations';
import { isDropped } from '../battery/swarm/traffic';
import { megabytes } from './amount';

/** What a part of the battery measured, in a few figures; '' where it has none. */
export function figuresOf(
  { stop, kills, crashes, memory, orphan, image, rebuild, health, rollout }: Observations,
  part: PartName | undefined,
): string {
  switch (part) {
    case 'stop':
      return stop ? `${stop.seconds} s, ${stop.exitCode}` : '';
    case 'kills': {
      const codes = (kills ?? []).map(({ after }) => (after.running ? 'Up' : `Exited (${after.exitCode})`));
      return codes.join(', ');
    }
    case 'crashes':
      return crashes ? `${crashes.noticed} of ${crashes.crashes} seen` : '';
    case 'memory':
      return memory ? `${memory.ooms.length} killed, ${memory.running ? 'Up' : `Exited (${memory.exitCode})`}` : '';
    case 'orphan':
      return orphan ? `${orphan.after} zombie${orphan.after === 1 ? '' : 's'}` : '';
    case 'image':
      return image ? megabytes(image.size) : '';
    case 'rebuild':
      return rebuild ? `${rebuild.steps.filter(({ cached }) => !cached).length} steps again, ${rebuild.seconds} s` : '';
    case 'health':
      return health ? `${health.working || 'none'}, then ${health.broken || 'none'}` : '';
    case 'rollout':
      return rollout ? `${rollout.requests.filter(isDropped).length} of ${rollout.requests.length} dropped` : '';
    default:
      return '';
  }
}
