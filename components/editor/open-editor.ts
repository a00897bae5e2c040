import { autocompletion, closeBrackets, completionKeymap } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap, indentWithTab, undo } from '@codemirror/commands';
import { bracketMatching, indentUnit } from '@codemirror/language';
import { lintGutter, lintKeymap, setDiagnostics } from '@codemirror/lint';
import { highlightSelectionMatches, searchKeymap } from '@codemirror/search';
import { Annotation, EditorState, type Extension, Prec, type Transaction } from '@codemirror/state';
import {
  drawSelection,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  keymap,
  lineNumbers,
} from '@codemirror/view';
import { changedSpan } from './changed-span';
import { completeInstruction } from './complete-instruction';
import type { Finding } from './finding';
import { colours, languageOf } from './language';

/** Marks a change that came from elsewhere, so that it does not go back there. */
const fromElsewhere = Annotation.define<boolean>();

export interface EditorOptions {
  readonly parent: HTMLElement;
  readonly files: readonly { readonly path: string; readonly text: string; readonly fixed: boolean }[];
  onType(path: string, text: string): void;
}

export interface OpenEditor {
  show(path: string): void;
  /** A text from elsewhere; undo takes it back like any change. */
  set(path: string, text: string): void;
  mark(findings: readonly Finding[]): void;
  /** Shows the line and puts the cursor there. */
  go(path: string, line: number): void;
  undo(): void;
  focus(): void;
  dispose(): void;
}

/** CodeMirror with one state a file: cursor and undo survive the change of tabs. Imported on demand. */
export function openEditor({ parent, files, onType }: EditorOptions): OpenEditor {
  const states = new Map(files.map((file) => [file.path, startState(file)]));
  let shown = files[0]?.path ?? '';
  const first = states.get(shown) ?? EditorState.create();

  const dispatch = (path: string, transaction: Transaction) => {
    if (path === shown) view.update([transaction]);
    states.set(path, transaction.state);
    if (transaction.docChanged && !transaction.annotation(fromElsewhere))
      onType(path, transaction.state.doc.toString());
  };
  const view = new EditorView({
    parent,
    state: first,
    dispatchTransactions: (transactions) => {
      for (const transaction of transactions) dispatch(shown, transaction);
    },
  });

  const show = (path: string) => {
    const state = states.get(path);
    if (!state || path === shown) return;
    shown = path;
    view.setState(state);
  };

  return {
    show,
    set(path, text) {
      const state = states.get(path);
      const before = state?.doc.toString();
      if (!state || before === undefined || before === text) return;
      const changes = changedSpan(before, text);
      dispatch(path, state.update({ changes, annotations: fromElsewhere.of(true), filter: false }));
    },
    mark(findings) {
      for (const [path, state] of states) {
        const diagnostics = findings
          .filter(({ file, line }) => file === path && line >= 1 && line <= state.doc.lines)
          .map(({ line, severity, message }) => {
            const { from, to } = state.doc.line(line);
            return { from, to, severity, message };
          });
        dispatch(path, state.update(setDiagnostics(state, diagnostics)));
      }
    },
    go(path, line) {
      show(path);
      const at = view.state.doc.line(Math.max(1, Math.min(line, view.state.doc.lines))).from;
      view.dispatch({ selection: { anchor: at }, effects: EditorView.scrollIntoView(at, { y: 'center' }) });
      view.focus();
    },
    undo: () => void undo({ state: view.state, dispatch: (transaction) => view.dispatch(transaction) }),
    focus: () => view.focus(),
    dispose: () => view.destroy(),
  };
}

/** ms in which Tab leaves the editor after Escape. */
const LEAVING = 10_000;

/** Escape, then Tab, always leaves, also when the Escape closed a list. */
const wayOut: Extension = Prec.highest(
  EditorView.domEventHandlers({
    keydown(event, view) {
      if (event.key === 'Escape') queueMicrotask(() => view.setTabFocusMode(LEAVING));
      return false;
    },
  }),
);

const startState = ({ path, text, fixed }: EditorOptions['files'][number]): EditorState =>
  EditorState.create({
    doc: text,
    extensions: [
      wayOut,
      lineNumbers(),
      lintGutter(),
      highlightActiveLineGutter(),
      history(),
      drawSelection(),
      highlightActiveLine(),
      highlightSelectionMatches(),
      bracketMatching(),
      closeBrackets(),
      indentUnit.of('  '),
      EditorView.lineWrapping,
      EditorState.readOnly.of(fixed),
      EditorView.contentAttributes.of({
        'aria-label': fixed ? `${path}, can’t be changed` : `${path}. Escape, then Tab, leaves the editor.`,
        tabindex: '0', // Editable is focusable anyway; said for tools that look for it in what scrolls.
        autocapitalize: 'off',
        autocorrect: 'off',
        spellcheck: 'false',
      }),
      languageOf(path, text),
      colours,
      ...(/dockerfile/i.test(path) ? [autocompletion({ override: [completeInstruction], icons: false })] : []),
      keymap.of([
        ...completionKeymap,
        ...defaultKeymap,
        ...historyKeymap,
        ...searchKeymap,
        ...lintKeymap,
        indentWithTab,
      ]),
    ],
  });
