import { useEffect, useLayoutEffect, useRef } from 'react';
import type { AppState } from '../state/app-state';

interface CanvasCommands {
  readonly pickStage: () => void;
  readonly pickPolicy: () => void;
  readonly fit: () => void;
  readonly tidy: () => void;
}

/** Puts what the open canvas can do into the command palette. */
export function useCanvasCommands(app: AppState, commands: CanvasCommands): void {
  const latest = useRef(commands);
  useLayoutEffect(() => {
    latest.current = commands;
  });
  useEffect(
    () =>
      app.commands.register([
        {
          id: 'canvas.insert-stage',
          title: 'Insert stage…',
          group: 'Stage',
          key: 'Insert',
          run: () => {
            latest.current.pickStage();
          },
        },
        {
          id: 'canvas.add-policy',
          title: 'Add policy…',
          group: 'Policy',
          run: () => {
            latest.current.pickPolicy();
          },
        },
        {
          id: 'canvas.fit',
          title: 'Fit the flow into the window',
          group: 'View',
          run: () => {
            latest.current.fit();
          },
        },
        {
          id: 'canvas.tidy',
          title: 'Lay out the flow automatically',
          group: 'Flow',
          run: () => {
            latest.current.tidy();
          },
        },
      ]),
    [app],
  );
}
