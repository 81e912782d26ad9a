import type { RecordId } from '../../shared/authentik/record';
import { stageBindingModel } from '../../shared/document/models';
import type { AppState } from '../state/app-state';
import type { DragPayload } from '../ui/drag-data';
import { bindingOf } from '../../shared/graph/drawing/drawing';
import type { DrawnNode } from '../../shared/graph/drawing/drawing';
import type { Scene } from './flow-elements';
import { recordsOfNode } from './node-records';

/** What is done to a flow from its canvas; each is one undoable change. */
export interface FlowEdits {
  /** Puts a stage before a stage binding, or at the end (null), and selects it. */
  readonly insertStage: (before: RecordId | null, what: DragPayload) => void;
  /** Binds a policy, new or there already, to what a node stands for. */
  readonly addPolicy: (node: DrawnNode, what: DragPayload) => void;
  readonly remove: (nodes: readonly DrawnNode[]) => void;
  /** One place earlier (-1) or later (1) on the path. */
  readonly shift: (node: DrawnNode, step: -1 | 1) => void;
  readonly moveBefore: (binding: RecordId, before: RecordId | null) => void;
  readonly place: (positions: readonly { node: string; x: number; y: number }[]) => void;
  readonly tidy: () => void;
}

/** Stage bindings of the drawn flow, in order. */
export function laneOf(scene: Scene): readonly RecordId[] {
  return scene.drawing.nodes.flatMap(({ node, under }) => {
    const binding = under === undefined && node.kind === 'stage' ? bindingOf(node) : undefined;
    return binding === undefined ? [] : [binding];
  });
}

/** The stage binding after one; null at the end. */
export function bindingAfter(scene: Scene, binding: RecordId): RecordId | null {
  const lane = laneOf(scene);
  const index = lane.indexOf(binding);
  return index < 0 ? null : (lane[index + 1] ?? null);
}

export function flowEdits(app: AppState, flow: RecordId, scene: Scene): FlowEdits {
  const moveBefore = (binding: RecordId, before: RecordId | null) => {
    app.run('move-stage', { binding, before });
  };
  return {
    insertStage: (before, what) => {
      const stage = 'model' in what ? { model: what.model } : { existing: what.record };
      const made = app.run('insert-stage', { flow, before, stage });
      const binding = made?.added.find((record) => record.model === stageBindingModel);
      if (binding) app.view.select([binding.id]);
    },
    addPolicy: ({ node }, what) => {
      const target = node.kind === 'entry' ? node.record : bindingOf(node);
      if (target === undefined) return;
      const made =
        'model' in what
          ? app.run('create-policy', { model: what.model, bindTo: target })
          : app.run('bind-policy', { target, subject: { $ref: what.record } });
      const binding = made?.added.find((record) => 'target' in record.fields);
      if (binding) app.view.select([binding.id]);
    },
    remove: (nodes) => {
      const removable = nodes.filter(({ node, under }) => {
        return under === undefined && (node.kind === 'stage' || node.kind === 'gate');
      });
      const records = [...new Set(removable.flatMap(recordsOfNode))];
      if (records.length > 0) app.run('delete-records', { records });
    },
    shift: ({ node }, step) => {
      const binding = bindingOf(node);
      const lane = laneOf(scene);
      const index = binding === undefined ? -1 : lane.indexOf(binding);
      if (binding === undefined || index < 0) return;
      if (index + step < 0 || index + step >= lane.length) return;
      moveBefore(binding, (step < 0 ? lane[index - 1] : lane[index + 2]) ?? null);
    },
    moveBefore,
    place: (positions) => {
      app.run('set-positions', { flow, positions: [...positions] });
    },
    tidy: () => {
      app.run('clear-positions', { flow });
    },
  };
}
