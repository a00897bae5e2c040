'use client';

import { type ComponentType, useEffect, useState } from 'react';

/** Fetches what keeps the course offline, once the page itself has loaded. */
export function OfflineCourse() {
  const [Loaded, setLoaded] = useState<ComponentType>();

  useEffect(() => {
    const load = () =>
      void import('./new-version').then(({ NewVersion }) => setLoaded(() => NewVersion)).catch(() => {});
    if (document.readyState === 'complete') load();
    else window.addEventListener('load', load, { once: true });
    return () => window.removeEventListener('load', load);
  }, []);

  return Loaded ? <Loaded /> : null;
}
