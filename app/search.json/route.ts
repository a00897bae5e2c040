import { searchIndex } from '@/content/search-index';

export const dynamic = 'force-static';

// What the search dialog fetches when it is first opened.
export const GET = () => Response.json(searchIndex);
