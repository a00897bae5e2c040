import { npmPackages } from './packages';

/** What npm prints to standard error before it fails. */
export class NpmError extends Error {
  readonly status: number;
  constructor(message: string, status = 1) {
    super(message);
    this.status = status;
  }
}

export const notFound = (name: string, range: string): NpmError =>
  new NpmError(`npm error code E404
npm error 404 Not Found - GET https://registry.npmjs.org/${name.replace('/', '%2f')} - Not found
npm error 404
npm error 404  '${name}@${range}' is not in this registry.
npm error 404
npm error 404 Note that you can also install from a
npm error 404 tarball, folder, http url, or git folder.
npm error this simulation has the packages: ${Object.keys(npmPackages).join(', ')}
`);

export const noVersion = (name: string, range: string): NpmError =>
  new NpmError(`npm error code ETARGET
npm error notarget No matching version found for ${name}@${range}.
npm error notarget In most cases you or one of your dependencies are requesting
npm error notarget a package version that doesn't exist.
npm error this simulation has ${name} ${npmPackages[name]?.versions.join(', ')}
`);

const CI_USAGE = `npm error
npm error Clean install a project
npm error
npm error Usage:
npm error npm ci
npm error
npm error Options:
npm error [--install-strategy <hoisted|nested|shallow|linked>] [--legacy-bundling]
npm error [--global-style] [--omit <dev|optional|peer> [--omit <dev|optional|peer> ...]]
npm error [--include <prod|dev|optional|peer> [--include <prod|dev|optional|peer> ...]]
npm error [--strict-peer-deps] [--foreground-scripts] [--ignore-scripts] [--no-audit]
npm error [--no-bin-links] [--no-fund] [--dry-run]
npm error [-w|--workspace <workspace-name> [-w|--workspace <workspace-name> ...]]
npm error [-ws|--workspaces] [--include-workspace-root] [--install-links]
npm error
npm error aliases: clean-install, ic, install-clean, isntall-clean
npm error
npm error Run "npm help ci" for more info
`;

export const noLock = (): NpmError =>
  new NpmError(`npm error code EUSAGE
npm error
npm error The \`npm ci\` command can only install with an existing package-lock.json or
npm error npm-shrinkwrap.json with lockfileVersion >= 1. Run an install with npm@5 or
npm error later to generate a package-lock.json file, then try again.
${CI_USAGE}`);

export const outOfSync = (problems: readonly string[]): NpmError =>
  new NpmError(`npm error code EUSAGE
npm error
npm error \`npm ci\` can only install packages when your package.json and package-lock.json or npm-shrinkwrap.json are in sync. Please update your lock file with \`npm install\` before continuing.
npm error
${problems.map((one) => `npm error ${one}\n`).join('')}${CI_USAGE}`);
