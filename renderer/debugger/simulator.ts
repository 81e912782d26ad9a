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
  readonly onPythonLoaded?: () => void;
}

/** An expression may take this long, in milliseconds. */
const evaluationLimit = 5000;
/** So may the loading of Python; on a slow disk it takes a tenth of it. */
const loadingLimit = 60_000;
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
  private loadingSince: number | null = null;
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

  /** Ends whatever is being played; the next play gets a new worker. */
  stop(why: string): void {
    this.end(why);
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
      const said = event.message === '' ? '' : `: ${event.message}`;
      this.end(`The simulator stopped${said}. It was started anew.`);
    });
    return worker;
  }

  private take(message: FromWorker): void {
    const pending = this.pending.get(message.id);
    if (!pending) return;
    const isLoading = message.kind === 'loading python';
    this.loadingSince = isLoading ? performance.now() : null;
    if (message.kind === 'loading python' || message.kind === 'python loaded') {
      if (isLoading) pending.request.onLoadingPython();
      else pending.request.onPythonLoaded?.();
      return;
    }
    this.pending.delete(message.id);
    if (this.pending.size === 0) this.stopLooking();
    if (message.kind === 'failed') {
      pending.reject(new Error(message.message));
      return;
    }
    const { played, lost } = message;
    pending.resolve(lost ? withNote(played, broughtDown(lastName(this.clock))) : played);
    if (lost) this.end('Python was started anew. Try again.');
  }

  private look(): void {
    const now = performance.now();
    if (this.loadingSince !== null && now - this.loadingSince > loadingLimit) {
      this.end('Python could not be loaded within a minute, so the simulator was started anew.');
      return;
    }
    if (this.watcher.look(now) !== 'stuck') return;
    const name = lastName(this.clock);
    this.end(
      `The expression of ${name} ran longer than 5 seconds and could not be interrupted, so Python was stopped and started anew. Mend the expression, or answer differently.`,
    );
  }

  private end(why: string): void {
    this.worker?.terminate();
    this.worker = null;
    this.sent = null;
    this.loadingSince = null;
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

function withNote(played: Played, note: string): Played {
  return { ...played, notes: [...played.notes, note] };
}

function broughtDown(name: string): string {
  return `The expression of ${name} brought Python down; it was started anew for the next step.`;
}
