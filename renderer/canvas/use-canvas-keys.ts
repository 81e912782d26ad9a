import type { KeyboardEvent } from 'react';
import type { RecordId } from '../../shared/authentik/record';
import type { FlowEdits } from './canvas-actions';
import type { DrawnNode } from '../../shared/graph/drawing/drawing';
import { isWalkKey, walk } from './walk';
import type { Scene } from './flow-elements';

export interface CanvasKeys {
  readonly scene: Scene;
  readonly edits: FlowEdits;
  /** Selected nodes; the last one is where walking starts. */
  readonly selected: readonly DrawnNode[];
  readonly goTo: (node: string) => void;
  readonly open: (node: DrawnNode) => void;
  readonly pickStage: () => void;
  readonly pickPolicy: () => void;
  /** Removes what is selected and selects what is next to it. */
  readonly remove: () => void;
  readonly selectAll: () => void;
  readonly clear: () => void;
  readonly fit: () => void;
  readonly zoom: (step: 1 | -1 | 0) => void;
  readonly menu: (node: DrawnNode | undefined) => void;
  readonly select: (records: readonly RecordId[]) => void;
}

type Act = () => void;

function actions(keys: CanvasKeys): Readonly<Record<string, Act>> {
  const { edits, selected } = keys;
  const last = selected.at(-1);
  const onLast = (act: (node: DrawnNode) => void): Act => {
    return () => {
      if (last) act(last);
    };
  };
  const shift = (step: -1 | 1) =>
    onLast((node) => {
      edits.shift(node, step);
    });
  return {
    Enter: onLast(keys.open),
    Delete: keys.remove,
    Backspace: keys.remove,
    Insert: keys.pickStage,
    '+': keys.pickStage,
    p: keys.pickPolicy,
    'Alt+ArrowLeft': shift(-1),
    'Alt+ArrowUp': shift(-1),
    'Alt+ArrowRight': shift(1),
    'Alt+ArrowDown': shift(1),
    'Mod+a': keys.selectAll,
    Escape: keys.clear,
    f: keys.fit,
    ContextMenu: () => {
      keys.menu(last);
    },
    'Shift+F10': () => {
      keys.menu(last);
    },
    'Mod+=': () => {
      keys.zoom(1);
    },
    'Mod+-': () => {
      keys.zoom(-1);
    },
    'Mod+0': () => {
      keys.zoom(0);
    },
  };
}

function chordOf(event: KeyboardEvent): string {
  const modifier = event.ctrlKey || event.metaKey ? 'Mod+' : '';
  const alt = event.altKey ? 'Alt+' : '';
  const shift = event.shiftKey && event.key.length > 1 ? 'Shift+' : '';
  return `${modifier}${alt}${shift}${event.key}`;
}

/** The keys of the canvas. What it does not know, undo for one, is left to the window. */
export function handleCanvasKey(event: KeyboardEvent, keys: CanvasKeys): void {
  const chord = chordOf(event);
  const act = actions(keys)[chord] ?? walkAction(chord, keys);
  if (!act) return;
  event.preventDefault();
  event.stopPropagation();
  act();
}

function walkAction(chord: string, { scene, selected, goTo }: CanvasKeys): Act | undefined {
  if (!isWalkKey(chord)) return undefined;
  return () => {
    const next = walk(scene, selected.at(-1)?.id, chord);
    if (next !== undefined) goTo(next);
  };
}
