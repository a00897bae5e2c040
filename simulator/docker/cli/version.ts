import { command } from '../../cli/command-spec';
import { string } from '../../cli/flag-types';
import { compileTemplate } from '../../cli/template/execute';
import { encodeJson } from '../../cli/template/json';
import { TemplateError } from '../../cli/template/template-error';
import { GoStruct } from '../../cli/template/value';
import { ask, print } from './call';
import { CommandError, type CommandRun } from './command-run';
import { formatHelp } from './format-help';

const flags = {
  format: string({ short: 'f', usage: formatHelp }),
};

const built = 'Thu Aug 13 05:35:48 2026';
const component = (Name: string, Version: string, Details: Readonly<Record<string, string>>) =>
  new GoStruct('types.ComponentVersion', { Name, Version, Details });

const client = new GoStruct('version.clientVersion', {
  Platform: { Name: '' },
  Version: '26.1.5+dfsg1',
  ApiVersion: '1.45',
  DefaultAPIVersion: '1.45',
  GitCommit: 'a72d7cd',
  GoVersion: 'go1.24.4',
  Os: 'linux',
  Arch: 'amd64',
  BuildTime: built,
  Context: 'default',
});
const engineDetails = {
  ApiVersion: '1.45',
  Arch: 'amd64',
  BuildTime: built,
  Experimental: 'false',
  GitCommit: '411e817',
  GoVersion: 'go1.24.4',
  KernelVersion: '6.18.44',
  MinAPIVersion: '1.24',
  Os: 'linux',
};
const server = new GoStruct('types.Version', {
  Platform: { Name: '' },
  Components: [
    component('Engine', '26.1.5+dfsg1', engineDetails),
    component('containerd', '1.7.24~ds1', { GitCommit: '1.7.24~ds1-6+deb13u1' }),
    component('runc', '1.1.15+ds1', { GitCommit: '1.1.15+ds1-2+b4' }),
    component('docker-init', '0.19.0', { GitCommit: '' }),
  ],
  Version: '26.1.5+dfsg1',
  ApiVersion: '1.45',
  MinAPIVersion: '1.24',
  GitCommit: '411e817',
  GoVersion: 'go1.24.4',
  Os: 'linux',
  Arch: 'amd64',
  KernelVersion: '6.18.44',
  BuildTime: built,
});
const all = new GoStruct('version.versionInfo', { Client: client, Server: server });

const text = `Client:
 Version:           26.1.5+dfsg1
 API version:       1.45
 Go version:        go1.24.4
 Git commit:        a72d7cd
 Built:             ${built}
 OS/Arch:           linux/amd64
 Context:           default

Server:
 Engine:
  Version:          26.1.5+dfsg1
  API version:      1.45 (minimum version 1.24)
  Go version:       go1.24.4
  Git commit:       411e817
  Built:            ${built}
  OS/Arch:          linux/amd64
  Experimental:     false
 containerd:
  Version:          1.7.24~ds1
  GitCommit:        1.7.24~ds1-6+deb13u1
 runc:
  Version:          1.1.15+ds1
  GitCommit:        1.1.15+ds1-2+b4
 docker-init:
  Version:          0.19.0
  GitCommit:        
`;

/** `docker --version` */
export const versionLine = 'Docker version 26.1.5+dfsg1, build a72d7cd\n';

export const versionCommand = () =>
  command<CommandRun, typeof flags>({
    use: 'version [OPTIONS]',
    short: 'Show the Docker version information',
    group: 'common',
    args: { max: 0 },
    flags,
    run: ({ values: { format } }) =>
      function* (sys) {
        yield* print(sys, yield* ask(sys, () => show(format)));
        return 0;
      },
  });

function show(format: string): string {
  if (format === '') return text;
  if (format === 'json') return `${encodeJson(all)}\n`;
  try {
    return `${compileTemplate(format)(all)}\n`;
  } catch (error) {
    if (error instanceof TemplateError) throw new CommandError(`template parsing error: ${error.message}`, 64);
    throw error;
  }
}
