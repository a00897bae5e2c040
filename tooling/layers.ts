// Which folder may import what. The compiler and Biome say the same; this one also knows the floors inside the simulator.
export const layers: Record<string, { folders: string[]; packages?: string[] }> = {
  simulator: { folders: ['simulator'], packages: ['unbash', 'yaml'] },
  grading: { folders: ['grading', 'simulator'], packages: [] },
  content: { folders: ['content', 'grading'], packages: ['zod', 'yaml', 'react'] },
  // The highlighter is build time only: <SourceQuote> calls it on the server.
  components: { folders: ['components', 'simulator', 'grading', 'content', 'tooling/highlighter.mjs'] },
  app: { folders: ['app', 'components', 'simulator', 'grading', 'content', 'node_modules'] },
};

// Inside simulator: the left knows nothing of the right.
export const floors: Record<string, string[]> = {
  kernel: ['docker', 'compose', 'swarm', 'kubernetes', 'cli', 'programs', 'shell', 'dockerfile'],
  docker: ['compose', 'swarm', 'kubernetes'],
};

const statement =
  /(?:^|\n)\s*(?:import|export)\s(?:[^;'"]*?\sfrom\s+)?['"]([^'"]+)['"]|\bimport\(\s*['"`]([^'"`]+)['"`]/g;

export const importsOf = (source: string): string[] =>
  [...source.matchAll(statement)].flatMap(([, plain, dynamic]) => plain ?? dynamic ?? []);

// A project path such as simulator/kernel/wait, or undefined for a package.
export function resolveImport(file: string, specifier: string): string | undefined {
  if (specifier.startsWith('@/')) return specifier.slice(2);
  if (!specifier.startsWith('.')) return undefined;
  const parts = file.split('/').slice(0, -1);
  for (const step of specifier.split('/')) {
    if (step === '..') parts.pop();
    else if (step !== '.') parts.push(step);
  }
  return parts.join('/');
}

const isUnder = (path: string, folder: string) => path === folder || path.startsWith(`${folder}/`);

// A sentence when `file` must not import `specifier`.
export function refuse(file: string, specifier: string): string | undefined {
  const [top = '', floor = ''] = file.split('/');
  const layer = layers[top];
  if (!layer) return undefined;
  const target = resolveImport(file, specifier);
  if (target === undefined) {
    const name = specifier
      .split('/')
      .slice(0, specifier.startsWith('@') ? 2 : 1)
      .join('/');
    if (!layer.packages || layer.packages.includes(name)) return undefined;
    return `${file} imports the package ${name}; ${top} may import ${layer.packages.join(', ') || 'none'}`;
  }
  if (!layer.folders.some((folder) => isUnder(target, folder))) return `${file} imports ${target}; ${top} must not`;
  const above = top === 'simulator' ? (floors[floor] ?? []) : [];
  const wrong = above.find((name) => isUnder(target, `simulator/${name}`));
  return wrong && `${file} imports ${target}; ${floor} knows no ${wrong}`;
}
