import { kitShell } from '@/content/kit-shell';

export const dynamic = 'force-static';

// What a workbench makes verify.sh of, when a kit is first asked for.
export const GET = () => Response.json(kitShell);
