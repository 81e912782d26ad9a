import type { WorkspaceDocument } from '../../shared/document/document';
import type { Release } from '../../shared/authentik/release';
import { EvaluationWatcher, evaluationClock, lastName } from '../../shared/policy/evaluation-clock';
import type { Scenario } from '../../shared/simulate/scenario/format';
import type { FromWorker, Played, ToWorker } from './play';
import SimulatorWorker from './simulator-worker?worker';

export interface PlayRequest {
  readonly scenario: Scenario;
  /** The workspace to play in; null: the scenario brings its own world. */
  readonly workspace: { readonly document: WorkspaceDocument; readonly release: Release } | null;
  readonly compare: boolean;
  readonly onLoadingPython: () => void;
}

/** An expression may take this long, in milliseconds. */
const evaluationLimit = 5000;
const lookEvery = 200;

interface Pending {
  readonly id: number;
  readonly request: PlayRequest;
  readonly resolve: (played: Played) => void;
  readonly reject: (error: Error) => void;
}

/** The page's side of the simulation: keeps a worker, watches it and replaces it when it hangs or is lost. */
export class Simulator {
  private worker: Worker | null = null;
  private sent: WorkspaceDocument | null = null;
  private sentRelease: Release | null = null;
  private readonly pending = new Map<number, Pending>();
  private ids = 0;
  private timer: number | undefined;
  private clock = evaluationClock();
  private watcher = new EvaluationWatcher(this.clock, evaluationLimit);

  /** Rejects where the simulation itself fails, in words for the user. */
  play(request: PlayRequest): Promise<Played> {
    const worker = (this.worker ??= this.start());
    const { workspace, scenario, compare } = request;
    const post = (message: ToWorker): void => {
      worker.postMessage(message);
    };
    if (workspace && (workspace.document !== this.sent || workspace.release !== this.sentRelease)) {
      const { document, release } = workspace;
      post({ kind: 'workspace', records: [...document.records.values()], release });
      this.sent = document;
      this.sentRelease = release;
    }
    const id = (this.ids += 1);
    return new Promise((resolve, reject) => {
      this.pending.set(id, { id, request, resolve, reject });
      post({ kind: 'play', id, world: workspace ? 'workspace' : 'scenario', scenario, compare });
      this.timer ??= window.setInterval(() => {
        this.look();
      }, lookEvery);
    });
  }

  close(): void {
    this.end('The run was closed.');
  }

  private start(): Worker {
    const worker = new SimulatorWorker();
    this.clock = evaluationClock();
    this.watcher = new EvaluationWatcher(this.clock, evaluationLimit);
    worker.postMessage({ kind: 'clock', buffer: this.clock.buffer } satisfies ToWorker);
    worker.addEventListener('message', ({ data }: MessageEvent<FromWorker>) => {
      this.take(data);
    });
    worker.addEventListener('error', (event) => {
      this.end(`The simulator stopped: ${event.message}`);
    });
    return worker;
  }

  private take(message: FromWorker): void {
    const pending = this.pending.get(message.id);
    if (!pending) return;
    if (message.kind === 'loading python') {
      pending.request.onLoadingPython();
      return;
    }
    this.pending.delete(message.id);
    if (this.pending.size === 0) this.stopLooking();
    if (message.kind === 'played') pending.resolve(message.played);
    else pending.reject(new Error(message.message));
    if (message.kind === 'played' && message.lost) this.end('The simulator was started anew. Try again.');
  }

  private look(): void {
    if (this.watcher.look(performance.now()) !== 'stuck') return;
    const name = lastName(this.clock);
    this.end(
      `The expression of ${name} ran longer than 5 seconds and could not be interrupted, so the simulator was stopped. Others run as before.`,
    );
  }

  private end(why: string): void {
    this.worker?.terminate();
    this.worker = null;
    this.sent = null;
    this.stopLooking();
    const open = [...this.pending.values()];
    this.pending.clear();
    for (const { reject } of open) reject(new Error(why));
  }

  private stopLooking(): void {
    window.clearInterval(this.timer);
    this.timer = undefined;
  }
}
