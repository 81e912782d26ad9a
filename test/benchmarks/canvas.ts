import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { _electron } from 'playwright-core';
import { electronRuntime } from '../../scripts/electron-runtime.mjs';
import { launchApp } from '../e2e/launch';
import { withProfile } from '../runtime/running-app';
import { longFlow } from './blueprints';
import type { Measurement } from './measure';
import { median } from './measure';
import { referenceApp } from './reference-app';

const stages = 1_000;
// Entry and exit stand beside the stages.
const nodes = stages + 2;
const rounds = 3;
const durationMs = 3_000;

type Gesture = 'pan' | 'drag';

/** Frames per second while the mouse moves once a frame, over the empty pane or with a node held. */
function framesWhile(page: Page, gesture: Gesture): Promise<number> {
  return page.evaluate(
    ([kind, duration]) => {
      const pane = document.querySelector('.react-flow__pane')!;
      const area = pane.getBoundingClientRect();
      const middle = { x: area.left + area.width / 2, y: area.top + area.height / 2 };
      const fromMiddle = (node: Element): number => {
        const { left, top, width, height } = node.getBoundingClientRect();
        return Math.hypot(left + width / 2 - middle.x, top + height / 2 - middle.y);
      };
      // Near an edge a held node moves the whole drawing, which is another gesture.
      const [inView] = [...document.querySelectorAll('.react-flow__node.draggable')].sort(
        (one, other) => fromMiddle(one) - fromMiddle(other),
      );
      const target = kind === 'pan' ? pane : inView;
      if (target === undefined) throw new Error('no node to drag');
      const box = kind === 'pan' ? area : target.getBoundingClientRect();
      const start = { x: box.left + box.width / 2, y: box.top + (kind === 'pan' ? box.height * 0.9 : 20) };
      const send = (to: EventTarget, type: string, [x, y]: readonly [number, number]) =>
        to.dispatchEvent(
          new MouseEvent(type, {
            view: window,
            bubbles: true,
            cancelable: true,
            button: 0,
            buttons: 1,
            clientX: x,
            clientY: y,
          }),
        );
      return new Promise<number>((resolve) => {
        send(target, 'mousedown', [start.x, start.y]);
        let frames = 0;
        const began = performance.now();
        const move = (now: number) => {
          if (now - began >= duration) {
            send(window, 'mouseup', [start.x, start.y]);
            resolve((frames * 1000) / (now - began));
            return;
          }
          frames += 1;
          const angle = frames / 20;
          send(window, 'mousemove', [start.x + Math.sin(angle) * 120, start.y + (Math.cos(angle) - 1) * 80]);
          requestAnimationFrame(move);
        };
        requestAnimationFrame(move);
      });
    },
    [gesture, durationMs] as const,
  );
}

async function onReference(work: (page: Page) => Promise<void>): Promise<void> {
  await withProfile(async (profile) => {
    const { executablePath, args, env } = await electronRuntime();
    const app = await _electron.launch({
      executablePath,
      args: [...args, referenceApp, `--user-data-dir=${profile}`],
      env: { ...env, STAGECRAFT_BENCH_NODES: String(nodes) },
    });
    const page = await app.firstWindow();
    await page.locator('.react-flow__node').first().waitFor({ state: 'attached' });
    await work(page);
    await app.close();
  });
}

async function onOurs(work: (page: Page) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'stagecraft-bench-'));
  const file = join(folder, 'long-flow.yaml');
  await writeFile(file, longFlow(stages));
  await withProfile(async (profile) => {
    const app = await launchApp(profile, [file]);
    await app.editor.locator('.react-flow__node').first().waitFor({ state: 'attached', timeout: 120_000 });
    await work(app.editor);
    await app.kill();
  });
  await rm(folder, { recursive: true });
}

async function frames(page: Page, settle: number): Promise<Record<Gesture, number>> {
  await page.waitForTimeout(settle);
  const result: Record<Gesture, number[]> = { pan: [], drag: [] };
  for (let round = 0; round < rounds; round += 1) {
    result.pan.push(await framesWhile(page, 'pan'));
    result.drag.push(await framesWhile(page, 'drag'));
  }
  return { pan: median(result.pan), drag: median(result.drag) };
}

/** Pan and drag in a drawing of 1,000 stages, against bare React Flow with as many nodes, at the zoom each opens with. */
export async function measureCanvas(): Promise<readonly Measurement[]> {
  let bare: Record<Gesture, number> = { pan: NaN, drag: NaN };
  let ours = bare;
  await onReference(async (page) => {
    bare = await frames(page, 1_000);
  });
  await onOurs(async (page) => {
    ours = await frames(page, 5_000);
  });
  return (['pan', 'drag'] as const).map((gesture) => ({
    name: `${gesture} with ${stages} stages, median of ${rounds}`,
    value: ours[gesture],
    unit: 'frames/s',
    reference: { name: `bare React Flow with ${nodes} nodes`, value: bare[gesture] },
    aim: { of: 'ratio', min: 0.95 },
  }));
}
