import { descriptorsFor } from '../../shared/authentik/descriptors';
import { documentOf } from '../../shared/document/document';
import { drive, UnknownAnswer, type EffectHost } from '../../shared/policy/effect-host';
import { pythonHost, type PythonEngine } from '../../shared/policy/python-host';
import { nearestRelease, rulesFor } from '../../shared/policy/release-rules';
import { estimateStrength } from '../../shared/simulate/estimate-strength';
import { compareWithScenario } from '../../shared/simulate/scenario/compare';
import { worldOfDocument } from '../../shared/simulate/scenario/document-world';
import { importWorld, type ImportedWorld } from '../../shared/simulate/scenario/import-world';
import { outsideOf } from '../../shared/simulate/scenario/outside';
import { runScenario, type TraceStep } from '../../shared/simulate/scenario/run-scenario';
import type { Played, PlayMessage, WorkspaceMessage } from './play';

/** Thrown by the first expression: Python takes seconds to load, and many flows need none. */
class PythonNeeded extends Error {}

export interface PlayerPorts {
  readonly loadPython: () => Promise<PythonEngine>;
  /** Has whoever watches over Python told of every expression. */
  readonly watch: (host: EffectHost) => EffectHost;
  /** Called when Python is about to be loaded for a play. */
  readonly onLoading: (play: PlayMessage) => void;
  readonly onLoaded: (play: PlayMessage) => void;
}

/** Plays scenarios, one after the other, with a Python that is loaded by the first expression. */
export class Player {
  private engine: PythonEngine | null = null;
  private workspace: ImportedWorld | null = null;

  constructor(private readonly ports: PlayerPorts) {}

  takeWorkspace({ records, release }: WorkspaceMessage): void {
    this.workspace = worldOfDocument(documentOf(records), descriptorsFor(release));
  }

  /** A run has no effect outside itself, so one that comes to need Python is played again with it. */
  async play(message: PlayMessage): Promise<Played> {
    const imported = this.importedFor(message);
    try {
      return this.run(message, imported);
    } catch (error) {
      if (!(error instanceof PythonNeeded)) throw error;
      this.ports.onLoading(message);
      this.engine = await this.ports.loadPython();
      this.ports.onLoaded(message);
      return this.run(message, imported);
    }
  }

  private importedFor({ world, scenario }: PlayMessage): ImportedWorld {
    if (world === 'scenario') return importWorld(scenario.world, nearestRelease(scenario.release));
    if (this.workspace === null) throw new Error('No workspace was sent.');
    return this.workspace;
  }

  private run({ scenario, compare }: PlayMessage, imported: ImportedWorld): Played {
    const { rules, exact } = rulesFor(scenario.release);
    const common = {
      release: rules.release,
      notes: [
        ...(exact
          ? []
          : [`Played by the rules of ${rules.release}: those of ${scenario.release} are not known.`]),
        ...imported.diagnostics
          .filter(({ severity }) => severity === 'error')
          .map(({ message }) => `${message} The importer refuses this, so it is not there.`),
      ],
    };
    const steps: TraceStep[] = [];
    try {
      const trace = drive(runScenario(scenario, imported, steps), this.host(outsideOf(scenario)));
      const { steps: _steps, ...end } = trace;
      return {
        ...common,
        steps,
        end,
        ...(compare ? { comparison: compareWithScenario(scenario, trace) } : {}),
      };
    } catch (error) {
      if (!(error instanceof UnknownAnswer)) throw error;
      return { ...common, steps, question: error.question };
    }
  }

  private host(question: EffectHost['question']): EffectHost {
    const others = { strength: estimateStrength, question };
    if (this.engine) return this.ports.watch(pythonHost(this.engine, others));
    return {
      ...others,
      expression: () => {
        throw new PythonNeeded();
      },
    };
  }
}
