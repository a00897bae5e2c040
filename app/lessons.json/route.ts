import { lessonList } from '@/content/lesson-list';

export const dynamic = 'force-static';

// The written lessons' titles: a report links to those that explain.
export const GET = () => Response.json(Object.fromEntries(lessonList.map(({ slug, title }) => [slug, title])));
