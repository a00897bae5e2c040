import { basePath } from '@/components/site/base-path';

const HOUR = 3_600_000;

/** Registers the service worker; `announce` gets what changes to a newer version. Returns the end of it. */
export function keepOffline(announce: (takeOver: () => void) => void): () => void {
  const workers = navigator.serviceWorker;
  if (!workers || process.env.NODE_ENV !== 'production') return () => {};
  const ending = new AbortController();
  const { signal } = ending;
  let asked = false;
  let controlled = workers.controller !== null;

  const reload = () => location.reload();
  const whenWaiting = (worker: ServiceWorker | null) => {
    if (!worker || !workers.controller) return;
    announce(() => {
      asked = true;
      worker.postMessage('take over');
    });
  };

  const register = async () => {
    const registration = await workers.register(`${basePath}/sw.js`);
    whenWaiting(registration.waiting);
    registration.addEventListener(
      'updatefound',
      () => {
        const fresh = registration.installing;
        fresh?.addEventListener('statechange', () => fresh.state === 'installed' && whenWaiting(fresh), { signal });
      },
      { signal },
    );
    const look = () => !document.hidden && void registration.update().catch(() => {});
    document.addEventListener('visibilitychange', look, { signal });
    const hourly = setInterval(look, HOUR);
    signal.addEventListener('abort', () => clearInterval(hourly));
  };

  // Another tab may have asked: this one is told, and goes on until its reader reloads.
  workers.addEventListener(
    'controllerchange',
    () => {
      if (asked) reload();
      else if (controlled) announce(reload);
      controlled = true;
    },
    { signal },
  );
  register().catch(() => {}); // Without it the course works, as long as there is a network.
  return () => ending.abort();
}
