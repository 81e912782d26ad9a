import { HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import type { Extension } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { tags } from '@lezer/highlight';

const highlight = HighlightStyle.define([
  {
    tag: [tags.keyword, tags.operatorKeyword, tags.controlKeyword, tags.typeName],
    color: 'var(--code-keyword)',
  },
  { tag: [tags.string, tags.special(tags.string)], color: 'var(--code-string)' },
  { tag: [tags.number, tags.bool, tags.null, tags.atom], color: 'var(--code-number)' },
  {
    tag: [tags.propertyName, tags.definition(tags.propertyName), tags.function(tags.variableName)],
    color: 'var(--code-name)',
  },
  { tag: [tags.comment, tags.meta], color: 'var(--code-comment)', fontStyle: 'italic' },
  { tag: tags.invalid, color: 'var(--error)' },
]);

const look = EditorView.theme({
  '&': {
    backgroundColor: 'var(--surface-input)',
    color: 'var(--text)',
    fontSize: 'var(--font-xs)',
    height: '100%',
  },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': { fontFamily: 'var(--font-code)', lineHeight: '1.55', overflow: 'auto' },
  '.cm-content': { caretColor: 'var(--text)', padding: '6px 0' },
  '.cm-cursor, .cm-dropCursor': { borderLeftColor: 'var(--text)' },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground': {
    backgroundColor: 'var(--code-selection)',
  },
  '.cm-gutters': {
    backgroundColor: 'var(--surface-panel)',
    borderRight: '1px solid var(--border-subtle)',
    color: 'var(--text-faint)',
  },
  '.cm-activeLine': { backgroundColor: 'color-mix(in srgb, var(--surface-hover) 45%, transparent)' },
  '.cm-activeLineGutter': { backgroundColor: 'var(--surface-hover)', color: 'var(--text)' },
  '.cm-placeholder': { color: 'var(--text-faint)' },
  '.cm-matchingBracket': {
    backgroundColor: 'var(--surface-selected)',
    outline: '1px solid var(--border-strong)',
  },
  '.cm-foldPlaceholder': {
    backgroundColor: 'var(--surface-pressed)',
    border: 'none',
    color: 'var(--text-muted)',
    padding: '0 6px',
  },
  '.cm-panels': { backgroundColor: 'var(--surface-panel)', color: 'var(--text)' },
  '.cm-panels.cm-panels-top': { borderBottom: '1px solid var(--border)' },
  '.cm-panel.cm-search': { padding: '6px', fontSize: 'var(--font-xs)' },
  '.cm-panel.cm-search label': { fontSize: 'var(--font-xs)' },
  '.cm-textfield': {
    backgroundColor: 'var(--surface-input)',
    border: '1px solid var(--border-strong)',
    borderRadius: 'var(--radius-sm)',
    fontSize: 'var(--font-xs)',
    padding: '3px 6px',
  },
  '.cm-button': {
    backgroundColor: 'var(--surface-card)',
    backgroundImage: 'none',
    border: '1px solid var(--border-strong)',
    borderRadius: 'var(--radius-sm)',
    fontSize: 'var(--font-xs)',
  },
  '.cm-searchMatch': { backgroundColor: 'color-mix(in srgb, var(--warning) 35%, transparent)' },
  '.cm-searchMatch-selected': { outline: '2px solid var(--focus-ring)' },
  '.cm-tooltip': {
    backgroundColor: 'var(--surface-overlay)',
    border: '1px solid var(--border)',
    borderRadius: 'var(--radius-md)',
    boxShadow: 'var(--shadow-overlay)',
    color: 'var(--text)',
    overflow: 'hidden',
  },
  '.cm-tooltip-autocomplete ul li': { fontSize: 'var(--font-xs)', padding: '3px 8px' },
  '.cm-tooltip-autocomplete ul li[aria-selected]': {
    backgroundColor: 'var(--surface-selected)',
    color: 'var(--text)',
  },
  '.cm-diagnostic': { padding: '4px 8px', borderLeftWidth: '3px', fontFamily: 'var(--font-ui)' },
  '.cm-diagnostic-error': { borderLeftColor: 'var(--error)' },
  '.cm-diagnostic-warning': { borderLeftColor: 'var(--warning)' },
  '.cm-diagnostic-info': { borderLeftColor: 'var(--info)' },
  '.cm-lintRange': {
    backgroundImage: 'none',
    textDecoration: 'underline wavy',
    textDecorationThickness: '1px',
  },
  '.cm-lintRange-error': { textDecorationColor: 'var(--error)' },
  '.cm-lintRange-warning': { textDecorationColor: 'var(--warning)' },
  '.cm-lintRange-info': { textDecorationColor: 'var(--info)' },
  '.cm-revealed': { backgroundColor: 'var(--accent-soft)' },
});

/** Follows the window's theme by itself: every colour is a token. */
export const codeTheme: Extension = [look, syntaxHighlighting(highlight)];
