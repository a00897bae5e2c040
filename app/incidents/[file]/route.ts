import { showIncident } from '@/content/incident';
import { incidents } from '@/content/incidents';

export const dynamic = 'force-static';
export const dynamicParams = false;

const fileOf = (name: string) => `${name}.json`;

export const generateStaticParams = () => incidents.map(({ name }) => ({ file: fileOf(name) }));

// What the page fetches when the incident is taken.
export async function GET(_: Request, { params }: { params: Promise<{ file: string }> }) {
  const { file } = await params;
  const incident = incidents.find(({ name }) => fileOf(name) === file);
  return incident ? Response.json(showIncident(incident)) : new Response('There is no such incident.', { status: 404 });
}
