/** Where the site stands below its host, e.g. /course; empty at the root. Next adds it to its links and routes by itself. */
export const basePath = process.env.BASE_PATH ?? '';
