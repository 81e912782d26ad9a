import type { ComponentType } from 'react';
import { EstateMap } from '../canvas/estate/estate-map';
import { ComparedCanvas } from '../canvas/compared-canvas';
import { CompareView } from '../compare/compare-view';
import { Inspector } from '../inspector/inspector';
import { SourceView } from '../source/source-view';
import { EditorTabs } from './editor-tabs';
import { LeftPanel } from './left-panel';
import { LowerPanel } from './lower-panel';
import { StartScreen } from './start-screen';
import { WindowDialogs } from './window-dialogs';
import { WindowStatus } from './window-status';
import { WindowTop } from './window-top';

function Compare({ flow }: { readonly flow: string }) {
  return <CompareView flow={flow} Drawing={ComparedCanvas} />;
}

/** The parts of the window that its first picture does without. Loaded as one piece, see later.tsx. */
export const laterParts = {
  compare: Compare,
  dialogs: WindowDialogs,
  estate: EstateMap,
  inspector: Inspector,
  left: LeftPanel,
  lower: LowerPanel,
  source: SourceView,
  start: StartScreen,
  status: WindowStatus,
  tabs: EditorTabs,
  top: WindowTop,
} as const;

export type LaterParts = typeof laterParts;
export type LaterPart = keyof LaterParts;
export type PropsOf<Part extends LaterPart> =
  LaterParts[Part] extends ComponentType<infer Props> ? Props : never;
