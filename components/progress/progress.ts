import { createLocalStore } from './local-store';
import type { ProgressStore } from './progress-store';

let store: ProgressStore | undefined;

// Browser only: call it in effects and event handlers, never while rendering on the server.
export function progress(): ProgressStore {
  store ??= createLocalStore(localStorageOrNothing(), window);
  return store;
}

// Reading `localStorage` itself throws where the user has blocked site data.
function localStorageOrNothing(): Storage {
  try {
    return window.localStorage;
  } catch {
    return new Proxy({} as Storage, {
      get: () => () => {
        throw new Error('no storage');
      },
    });
  }
}
