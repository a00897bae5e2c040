// Both Turbopack and Vite expand import.meta.glob at build time. Never use its `import` option: production builds mangle
// export names and it yields undefined.
interface GlobOptions {
  query?: '?raw';
}

interface ImportMeta {
  glob<T>(pattern: string | string[], options: GlobOptions & { eager: true }): Record<string, T>;
  glob<T>(pattern: string | string[], options?: GlobOptions): Record<string, () => Promise<T>>;
}
