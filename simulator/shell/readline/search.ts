import { browse, previousRune } from './edit';
import type { ReadlineState, Search } from './state';

export function startSearch(state: ReadlineState, backward: boolean): ReadlineState {
  const { line, cursor, historyIndex } = state;
  return {
    ...state,
    search: { query: '', index: historyIndex, backward, failed: false, before: { line, cursor, historyIndex } },
    last: 'other',
  };
}

// The nearest line that has the query, from `from` on.
function seek(state: ReadlineState, search: Search, from: number): ReadlineState {
  const { history } = state;
  const step = search.backward ? -1 : 1;
  for (let index = from; index >= 0 && index < history.length; index += step) {
    const line = history[index] ?? '';
    const at = search.backward ? line.lastIndexOf(search.query) : line.indexOf(search.query);
    if (at >= 0)
      return { ...state, line, cursor: at, historyIndex: index, search: { ...search, index, failed: false } };
  }
  return { ...state, search: { ...search, failed: true } };
}

export const extendSearch = (state: ReadlineState, search: Search, text: string): ReadlineState =>
  seek(state, { ...search, query: search.query + text }, Math.min(search.index, state.history.length - 1));

export function shortenSearch(state: ReadlineState, search: Search): ReadlineState {
  const query = search.query.slice(0, previousRune(search.query, search.query.length));
  const start = search.before;
  if (query === '')
    return { ...state, line: start.line, cursor: start.cursor, search: { ...search, query, failed: false } };
  return seek(state, { ...search, query }, search.backward ? state.history.length - 1 : 0);
}

/** C-r or C-s once more. */
export const searchOn = (state: ReadlineState, search: Search, backward: boolean): ReadlineState =>
  search.query === '' ? state : seek(state, { ...search, backward }, search.index + (backward ? -1 : 1));

/** The line that was found stays, as if one had browsed to it. */
export function endSearch(state: ReadlineState, search: Search): ReadlineState {
  const { line, cursor } = state;
  const back = { ...state, search: undefined, line: search.before.line, historyIndex: search.before.historyIndex };
  const there = browse(back, state.historyIndex) ?? back;
  return { ...there, line, cursor };
}

export const cancelSearch = (state: ReadlineState, { before }: Search): ReadlineState => ({
  ...state,
  ...before,
  search: undefined,
});
