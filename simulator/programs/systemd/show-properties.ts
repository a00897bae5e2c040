import { parseSignal, signals } from '../../kernel/signal';
import { bootedUnits } from '../../packages/systemd-units';
import type { Manager } from './manager';
import type { ManagerRequest } from './manager-client';
import type { Service } from './service';
import { formatTimeSpan, parseTimeSpan } from './time-span';
import { unitName } from './unit-file';
import { enableState } from './unit-links';

/** In the order in which systemd gives them. */
function serviceProperties(manager: Manager, service: Service): [string, string][] {
  const { mainStatus: ended } = service;
  const code = !ended ? 0 : 'exited' in ended ? 1 : 2;
  const status = !ended ? 0 : 'exited' in ended ? ended.exited : 'signaled' in ended ? ended.signaled : 0;
  return [
    ['Type', service.type],
    ['Restart', service.get('Restart') ?? 'no'],
    ['PIDFile', service.get('PIDFile') ?? ''],
    ['RestartUSec', formatTimeSpan(parseTimeSpan(service.get('RestartSec'), 100))],
    ['TimeoutStartUSec', formatTimeSpan(parseTimeSpan(service.get('TimeoutStartSec'), 90_000))],
    ['TimeoutStopUSec', formatTimeSpan(service.stopTimeout())],
    ['RemainAfterExit', /^(yes|true|on|1)$/.test(service.get('RemainAfterExit') ?? '') ? 'yes' : 'no'],
    ['MainPID', String(service.mainPid)],
    ['ControlPID', String(service.controlPid)],
    ['Result', service.result],
    ['NRestarts', String(service.restarts)],
    ['ExecMainPID', String(service.mainPid)],
    ['ExecMainCode', String(code)],
    ['ExecMainStatus', String(status)],
    ['TasksCurrent', String(service.processes().length)],
    ['Environment', service.all('Environment').join(' ')],
    ['WorkingDirectory', service.get('WorkingDirectory') ?? ''],
    ['User', service.get('User') ?? ''],
    ['Group', service.get('Group') ?? ''],
    ['KillMode', service.get('KillMode') ?? 'control-group'],
    ['KillSignal', String(parseSignal(service.get('KillSignal') ?? 'TERM') ?? signals.TERM)],
    ['Id', service.name],
    ['Names', service.name],
    ['Description', service.description],
    ['LoadState', service.unit.masked ? 'masked' : 'loaded'],
    ['ActiveState', service.active],
    ['SubState', service.sub],
    ['FragmentPath', service.unit.path],
    ['UnitFileState', enableState(manager.sys, service.name)],
    ['InvocationID', service.invocation],
  ];
}

function plainProperties(name: string): [string, string][] {
  const own = bootedUnits.find((unit) => unit.name === name);
  const failed = own?.sub === 'failed';
  return [
    ['Id', name],
    ['Names', name],
    ['Description', own?.description ?? name],
    ['LoadState', own ? 'loaded' : 'not-found'],
    ['ActiveState', own ? (failed ? 'failed' : 'active') : 'inactive'],
    ['SubState', own?.sub ?? 'dead'],
  ];
}

export function showProperties(manager: Manager, { words, options }: ManagerRequest): string {
  const wanted = options.filter(([key]) => key === 'p' || key === 'P').flatMap(([, value]) => value.split(','));
  const bare = options.some(([key]) => key === 'value' || key === 'P');
  return words
    .map((word) => {
      const service = manager.service(word);
      const all = service ? serviceProperties(manager, service) : plainProperties(unitName(word));
      return all
        .filter(([key]) => wanted.length === 0 || wanted.includes(key))
        .map(([key, value]) => (bare ? `${value}\n` : `${key}=${value}\n`))
        .join('');
    })
    .join('\n');
}
