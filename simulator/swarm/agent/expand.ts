import { compileTemplate } from '../../cli/template/execute';
import { TemplateError } from '../../cli/template/template-error';
import { GoStruct } from '../../cli/template/value';
import { DaemonError } from '../../docker/daemon-error';
import type { SwarmCluster } from '../swarm-cluster';
import type { Task } from '../task';

/** Fills in `{{.Task.Slot}}` and the like in hostname, environment and mounts. */
export function expander({ node, services }: SwarmCluster, task: Task): (text: string) => string {
  const labels = services.get(task.serviceId)?.spec.labels ?? {};
  const context = new GoStruct('template.Context', {
    Service: new GoStruct('struct', { ID: task.serviceId, Name: task.serviceName, Labels: labels }),
    Node: new GoStruct('struct', {
      ID: node.id,
      Hostname: node.hostname,
      Platform: new GoStruct('template.Platform', { Architecture: 'x86_64', OS: 'linux' }),
    }),
    Task: new GoStruct('struct', {
      ID: task.id,
      Name: task.containerName,
      Slot: task.slot === 0 ? node.id : String(task.slot),
    }),
  });
  return (text) => {
    if (!text.includes('{{')) return text;
    try {
      return compileTemplate(text)(context);
    } catch (error) {
      if (error instanceof TemplateError) throw new DaemonError(`expanding env failed: ${error.message}`);
      throw error;
    }
  };
}
