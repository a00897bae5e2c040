import type { Bytes } from '../bytes';

/** A file that a package brings. */
export type PackageFile =
  | {
      readonly kind: 'binary';
      readonly path: string;
      readonly program: string;
      readonly size: number;
      readonly mode: number;
    }
  | { readonly kind: 'symlink'; readonly path: string; readonly target: string }
  | {
      readonly kind: 'file';
      readonly path: string;
      readonly data: Bytes;
      readonly size: number | undefined;
      readonly mode: number;
      readonly owner?: string;
    }
  | { readonly kind: 'directory'; readonly path: string; readonly mode: number; readonly owner?: string };

export interface SystemUser {
  readonly name: string;
  readonly home: string;
  /** Primary group; by default one of the same name. */
  readonly group?: string;
  readonly gecos?: string;
}

/** What a package's maintainer scripts do, beyond its files. */
export interface PackageSetup {
  readonly users?: readonly SystemUser[];
  readonly groups?: readonly string[];
  readonly files?: readonly PackageFile[];
}

export interface Package {
  readonly name: string;
  readonly version: string;
  /** kB, as dpkg counts. */
  readonly installedSize: number;
  /** kB */
  readonly downloadSize: number;
  readonly essential: boolean;
  readonly depends: readonly string[];
  readonly files: readonly PackageFile[];
  readonly summary: string;
}
