import {
  autocompletion,
  closeBrackets,
  closeCompletion,
  completionKeymap,
  completionStatus,
} from '@codemirror/autocomplete';
import type { CompletionSource } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands';
import { bracketMatching, foldGutter, foldKeymap, indentOnInput, indentUnit } from '@codemirror/language';
import { lintGutter, lintKeymap, setDiagnostics } from '@codemirror/lint';
import { highlightSelectionMatches, search, searchKeymap } from '@codemirror/search';
import { Compartment, EditorState, Prec, Transaction } from '@codemirror/state';
import type { Extension } from '@codemirror/state';
import {
  drawSelection,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  keymap,
  lineNumbers,
  placeholder as placeholderText,
} from '@codemirror/view';
import { useEffect, useRef } from 'react';
import type { Diagnostic } from '../../shared/kernel/diagnostic';
import { cx } from './class-names';
import { toLintDiagnostics } from './code-diagnostics';
import { languageExtensions } from './code-language';
import type { CodeLanguage } from './code-language';
import { revealExtension, revealLines } from './code-reveal';
import type { LineRange } from './code-reveal';
import { codeTheme } from './code-theme';
import { hunksBetween } from './text-hunks';
import css from './code-editor.module.css';

export interface CodeEditorProps {
  /** Accessible name. */
  readonly label: string;
  readonly language: CodeLanguage;
  /** Changing it from outside changes what differs; cursor and scroll position stay. */
  readonly value: string;
  /** Every keystroke. Absent: read-only. */
  readonly onChange?: ((value: string) => void) | undefined;
  /** The text when the editor loses focus, or on Ctrl/Cmd+Enter; for commands that should not run per key. */
  readonly onCommit?: ((value: string) => void) | undefined;
  readonly diagnostics?: readonly Diagnostic[] | undefined;
  readonly completions?: CompletionSource | undefined;
  readonly placeholder?: string | undefined;
  /** Fills its parent instead of growing with the text. */
  readonly fill?: boolean;
  readonly wrap?: boolean;
  /** Lines (from 1) to scroll to and mark; a new object scrolls again. */
  readonly reveal?: LineRange | undefined;
  readonly isInvalid?: boolean | undefined;
  /** The line (from 1) that the user put the cursor into. */
  readonly onCursor?: ((line: number) => void) | undefined;
  /** Asked before the editor's own undo and redo; true: it is done. */
  readonly onReverse?: ((kind: 'undo' | 'redo') => boolean) | undefined;
}

/** An answer to what was typed last may come after the editor was left: its list would stay over the fields below. */
const noListWhileAway = EditorView.updateListener.of(({ view, state }) => {
  if (view.hasFocus || completionStatus(state) === null) return;
  // An update may not start another one.
  setTimeout(() => {
    if (!view.hasFocus) closeCompletion(view);
  });
});

const keys = keymap.of([
  ...defaultKeymap,
  ...searchKeymap,
  ...historyKeymap,
  ...foldKeymap,
  ...completionKeymap,
  ...lintKeymap,
  // Tab indents; Escape then Tab leaves, as CodeMirror documents for keyboard users.
  indentWithTab,
]);

function contentOf(label: string): Extension {
  return EditorView.contentAttributes.of({ 'aria-label': label, tabindex: '0' });
}

function writing(readOnly: boolean): Extension {
  return [EditorState.readOnly.of(readOnly), highlightActiveLine(), highlightActiveLineGutter()];
}

/** A code editor on CodeMirror 6. Theme follows the tokens; search is Ctrl/Cmd+F. */
export function CodeEditor(props: CodeEditorProps) {
  const { label, language, value, diagnostics, reveal, fill = false, isInvalid = false } = props;
  const host = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView | null>(null);
  const latest = useRef(props);
  const compartments = useRef({ language: new Compartment(), label: new Compartment() });
  const readOnly = props.onChange === undefined && props.onCommit === undefined;

  useEffect(() => {
    latest.current = props;
  });

  useEffect(() => {
    const parent = host.current;
    if (parent === null) return;
    const initial = latest.current;
    const slots = compartments.current;
    const reverse = (kind: 'undo' | 'redo') => () => latest.current.onReverse?.(kind) ?? false;
    const commit = (editor: EditorView) => latest.current.onCommit?.(editor.state.doc.toString());
    const editor = new EditorView({
      parent,
      state: EditorState.create({
        doc: initial.value,
        extensions: [
          keymap.of([{ key: 'Mod-Enter', run: (target) => (commit(target), true) }]),
          Prec.high(
            keymap.of([
              { key: 'Mod-z', run: reverse('undo') },
              { key: 'Mod-Shift-z', run: reverse('redo') },
              { key: 'Mod-y', run: reverse('redo') },
            ]),
          ),
          keys,
          lineNumbers(),
          foldGutter(),
          lintGutter(),
          history(),
          drawSelection(),
          indentOnInput(),
          indentUnit.of(initial.language === 'python' ? '    ' : '  '),
          bracketMatching(),
          closeBrackets(),
          search({ top: true }),
          highlightSelectionMatches(),
          noListWhileAway,
          autocompletion(initial.completions === undefined ? {} : { override: [initial.completions] }),
          initial.wrap === true ? EditorView.lineWrapping : [],
          initial.placeholder === undefined ? [] : placeholderText(initial.placeholder),
          slots.language.of(languageExtensions[initial.language]()),
          slots.label.of(contentOf(initial.label)),
          writing(readOnly),
          codeTheme,
          revealExtension,
          EditorView.updateListener.of((update) => {
            if (update.docChanged && !update.transactions.some((made) => made.isUserEvent('external'))) {
              latest.current.onChange?.(update.state.doc.toString());
            }
            if (update.selectionSet && update.view.hasFocus) {
              const { doc, selection } = update.state;
              latest.current.onCursor?.(doc.lineAt(selection.main.head).number);
            }
          }),
          EditorView.domEventHandlers({
            blur: (_event, target) => {
              commit(target);
            },
          }),
        ],
      }),
    });
    view.current = editor;
    return () => {
      editor.destroy();
      view.current = null;
    };
  }, [readOnly]);

  useEffect(() => {
    const slots = compartments.current;
    view.current?.dispatch({
      effects: [
        slots.language.reconfigure(languageExtensions[language]()),
        slots.label.reconfigure(contentOf(label)),
      ],
    });
  }, [language, label]);

  useEffect(() => {
    const editor = view.current;
    const present = editor?.state.doc.toString();
    if (editor === null || present === undefined || present === value) return;
    const { scrollTop } = editor.scrollDOM;
    editor.dispatch({
      // CodeMirror counts a line break as one character, whatever it is.
      changes: hunksBetween(present, value.replace(/\r\n?/g, '\n')).map((hunk) => ({ ...hunk })),
      userEvent: 'external',
      annotations: Transaction.addToHistory.of(false),
    });
    editor.scrollDOM.scrollTop = scrollTop;
  }, [value, readOnly]);

  useEffect(() => {
    const editor = view.current;
    if (editor === null) return;
    editor.dispatch(setDiagnostics(editor.state, toLintDiagnostics(editor.state.doc, diagnostics ?? [])));
  }, [diagnostics, value, readOnly]);

  useEffect(() => {
    if (view.current !== null) revealLines(view.current, reveal);
  }, [reveal, readOnly]);

  return <div ref={host} className={cx(css.editor, fill && css.fill, isInvalid && css.invalid)} />;
}
