import { createLocalStore } from './local-store';
import type { ProgressStore } from './progress-store';

// Own enumerable properties are the kept texts, as in the browser’s.
const methods = {
  getItem(this: Record<string, string>, key: string) {
    return this[key] ?? null;
  },
  setItem(this: Record<string, string>, key: string, text: string) {
    this[key] = text;
  },
  removeItem(this: Record<string, string>, key: string) {
    delete this[key];
  },
};

/** Keeps what is done until the page is left: a presentation’s answers are no one’s progress. */
export const createForgetfulStore = (): ProgressStore =>
  createLocalStore(Object.create(methods) as Storage, new EventTarget());
