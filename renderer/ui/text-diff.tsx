import { MergeView } from '@codemirror/merge';
import { unifiedMergeView } from '@codemirror/merge';
import { EditorState } from '@codemirror/state';
import type { Extension } from '@codemirror/state';
import { EditorView, lineNumbers } from '@codemirror/view';
import { useEffect, useRef } from 'react';
import { cx } from './class-names';
import { languageExtensions } from './code-language';
import type { CodeLanguage } from './code-language';
import { revealExtension, revealLines } from './code-reveal';
import { codeTheme } from './code-theme';
import css from './text-diff.module.css';

export interface DiffSide {
  /** Accessible name. */
  readonly label: string;
  readonly text: string;
  /** Line (from 1) to bring into view; a new comparison of the same line brings it there again. */
  readonly line?: number | undefined;
}

export interface TextDiffProps {
  readonly from: DiffSide;
  readonly to: DiffSide;
  readonly language: CodeLanguage;
  /** Changes with every wish to see `line`. */
  readonly reveal?: unknown;
  /** One below the other, for where there is no room for both side by side. */
  readonly isNarrow?: boolean;
}

const collapse = { margin: 3, minSize: 6 };

function extensionsFor(label: string, language: CodeLanguage): Extension {
  return [
    lineNumbers(),
    languageExtensions[language](),
    EditorState.readOnly.of(true),
    EditorView.lineWrapping,
    EditorView.contentAttributes.of({ 'aria-label': label, tabindex: '0' }),
    codeTheme,
    revealExtension,
  ];
}

interface Shown {
  readonly from: EditorView | undefined;
  readonly to: EditorView;
  readonly destroy: () => void;
}

function showBeside(parent: HTMLElement, { from, to, language }: TextDiffProps): Shown {
  const side = ({ label, text }: DiffSide) => ({ doc: text, extensions: extensionsFor(label, language) });
  const view = new MergeView({
    parent,
    a: side(from),
    b: side(to),
    collapseUnchanged: collapse,
    gutter: true,
  });
  return {
    from: view.a,
    to: view.b,
    destroy: () => {
      view.destroy();
    },
  };
}

function showBelow(parent: HTMLElement, { from, to, language }: TextDiffProps): Shown {
  const merged = unifiedMergeView({ original: from.text, mergeControls: false, collapseUnchanged: collapse });
  const view = new EditorView({
    parent,
    doc: to.text,
    extensions: [extensionsFor(to.label, language), merged],
  });
  return {
    from: undefined,
    to: view,
    destroy: () => {
      view.destroy();
    },
  };
}

/** Two texts with what differs marked, to be read; what is the same in both is folded. */
export function TextDiff(props: TextDiffProps) {
  const { from, to, language, reveal, isNarrow = false } = props;
  const host = useRef<HTMLDivElement>(null);
  const shown = useRef<Shown | null>(null);
  const latest = useRef(props);
  useEffect(() => {
    latest.current = props;
  });
  useEffect(() => {
    const parent = host.current;
    if (parent === null) return;
    const made = (isNarrow ? showBelow : showBeside)(parent, latest.current);
    shown.current = made;
    return () => {
      made.destroy();
      shown.current = null;
    };
  }, [from.text, to.text, from.label, to.label, language, isNarrow]);
  useEffect(() => {
    const views = shown.current;
    if (views === null) return;
    const range = (line: number | undefined) => (line === undefined ? undefined : { from: line, to: line });
    if (views.from) revealLines(views.from, range(from.line));
    revealLines(views.to, range(to.line));
  }, [from.line, to.line, reveal, from.text, to.text, isNarrow]);
  return <div ref={host} className={cx(css.diff, isNarrow && css.narrow)} />;
}
