import type { DescriptorSet } from '../../shared/authentik/descriptor';
import type { AuthentikRecord, RecordId } from '../../shared/authentik/record';
import type { ExportOptions } from '../../shared/blueprint/portable/portable-blueprint';
import type { WorkspaceDocument } from '../../shared/document/document';
import { emptyDocument } from '../../shared/document/document';
import type { TextFile } from '../../shared/ipc/contract';
import type { ReadFiles } from './read-files';
import type { SourceEngine, SourceReport, SourceSurvey } from './source-engine';

type EngineCall = Exclude<keyof SourceEngine, 'change'>;
type Answer<Call extends EngineCall> = ReturnType<SourceEngine[Call]>;

/** What goes to where texts are read and written. Calls are answered in their order, a `change` is not answered. */
export type ToEngine =
  | { readonly change: readonly [put: readonly AuthentikRecord[], removed: readonly RecordId[]] }
  | { readonly id: number; readonly call: EngineCall; readonly args: readonly unknown[] };

/** `part`: the next records of an answer that has many; those of `value` follow them. `id` 0: of the call under way. */
export type FromEngine =
  | { readonly id: number; readonly part: readonly AuthentikRecord[] }
  | { readonly id: number; readonly value: unknown }
  | { readonly id: number; readonly failed: string };

export interface EngineLine {
  readonly post: (message: ToEngine) => void;
  readonly end: () => void;
}

/** Reads, compares and checks texts where it does not hold up the window. */
export interface SourceDesk {
  /** Undefined where `stopReading` ended it. */
  readonly read: (files: readonly TextFile[], at: DeskPlace) => Promise<ReadFiles | undefined>;
  /** As `read` on an empty workspace. */
  readonly readAlone: (file: TextFile, at: DeskPlace) => Promise<ReadFiles>;
  readonly write: (source: RecordId, at: DeskPlace) => Promise<Answer<'write'>>;
  readonly exportFlows: (flows: readonly RecordId[], at: DeskPlace) => Promise<Answer<'exportFlows'>>;
  /** Undefined where the engine cannot export. */
  readonly portable: (options: ExportOptions, document: WorkspaceDocument) => Promise<Answer<'portable'>>;
  readonly show: (flow: RecordId, at: DeskPlace) => Promise<Answer<'show'>>;
  /** What is to be said of every opened file. */
  readonly survey: (at: DeskPlace) => Promise<readonly SourceReport[]>;
  readonly stopReading: () => void;
  readonly close: () => void;
}

export interface DeskPlace {
  readonly document: WorkspaceDocument;
  readonly descriptors: DescriptorSet;
}

interface DeskParts {
  /** Opens a line to an engine that knows no records yet. */
  readonly connect: (onMessage: (message: FromEngine) => void) => EngineLine;
  /** Lets the window do something else. */
  readonly pause: () => Promise<void>;
}

interface Waiting {
  readonly id: number;
  readonly call: EngineCall;
  readonly records: AuthentikRecord[];
  readonly settle: (value: unknown) => void;
  readonly refuse: (error: Error) => void;
}

/** Records of one message: few enough that packing them takes no time that can be seen. */
const portion = 250;

/** One call at a time; before each, the engine is told which records changed since the one before. */
export function createSourceDesk({ connect, pause }: DeskParts): SourceDesk {
  let line: EngineLine | undefined;
  let told: WorkspaceDocument = emptyDocument;
  let waiting: Waiting | undefined;
  let last: Promise<unknown> = Promise.resolve();
  let calls = 0;
  // Counts the times that readings were stopped: one that was asked for before does not begin any more.
  let stops = 0;
  const reports = new Map<RecordId, SourceReport>();

  const hangUp = () => {
    line?.end();
    line = undefined;
    told = emptyDocument;
    reports.clear();
  };
  const listen = (message: FromEngine) => {
    if (waiting === undefined || (message.id !== 0 && message.id !== waiting.id)) return;
    if ('part' in message) {
      waiting.records.push(...message.part);
      return;
    }
    const { settle, refuse, records } = waiting;
    waiting = undefined;
    if ('failed' in message) {
      // What it knows may be half of it: the next call tells a new one everything.
      hangUp();
      refuse(new Error(message.failed));
      return;
    }
    settle(records.length > 0 ? withRecords(message.value as ReadFiles, records) : message.value);
  };
  const tell = async (document: WorkspaceDocument) => {
    line ??= connect(listen);
    const { put, removed } = changesBetween(told, document);
    told = document;
    for (let from = 0; from < put.length || (from === 0 && removed.length > 0); from += portion) {
      if (from > 0) await pause();
      line.post({ change: [put.slice(from, from + portion), from === 0 ? removed : []] });
    }
  };
  const ask = <Call extends EngineCall>(
    call: Call,
    document: WorkspaceDocument | undefined,
    args: Parameters<SourceEngine[Call]>,
  ): Promise<Answer<Call> | undefined> => {
    const asked = stops;
    const stopped = () => call === 'read' && asked !== stops;
    const answer = last.then(async () => {
      if (stopped()) return undefined;
      if (document !== undefined) await tell(document);
      if (stopped()) return undefined;
      line ??= connect(listen);
      calls += 1;
      const id = calls;
      const answered = new Promise<unknown>((settle, refuse) => {
        waiting = { id, call, records: [], settle, refuse };
      });
      line.post({ id, call, args });
      return (await answered) as Answer<Call> | undefined;
    });
    last = answer.catch(() => undefined);
    return answer;
  };
  const sure = async <Value>(answer: Promise<Value | undefined>): Promise<Value> => (await answer)!;

  return {
    read: (files, { document, descriptors }) => ask('read', document, [files, descriptors.release]),
    readAlone: (file, { descriptors }) => sure(ask('readAlone', undefined, [file, descriptors.release])),
    write: (source, { document, descriptors }) => sure(ask('write', document, [source, descriptors.release])),
    exportFlows: (flows, { document, descriptors }) =>
      sure(ask('exportFlows', document, [flows, descriptors.release])),
    portable: (options, document) => ask('portable', document, [options]),
    show: (flow, { document, descriptors }) => sure(ask('show', document, [flow, descriptors.release])),
    survey: async ({ document, descriptors }) => {
      const survey: SourceSurvey = await sure(ask('survey', document, [descriptors.release]));
      for (const report of survey.news) reports.set(report.source, report);
      return survey.sources.flatMap((source) => reports.get(source) ?? []);
    },
    stopReading: () => {
      stops += 1;
      if (waiting?.call !== 'read') return;
      const { settle } = waiting;
      waiting = undefined;
      hangUp();
      settle(undefined);
    },
    close: hangUp,
  };
}

function withRecords(value: ReadFiles, records: readonly AuthentikRecord[]): ReadFiles {
  return { ...value, records: [...records, ...value.records] };
}

function changesBetween(before: WorkspaceDocument, after: WorkspaceDocument) {
  if (before === after) return { put: [], removed: [] };
  const put: AuthentikRecord[] = [];
  for (const record of after.records.values()) if (before.records.get(record.id) !== record) put.push(record);
  const removed: RecordId[] = [];
  for (const id of before.records.keys()) if (!after.records.has(id)) removed.push(id);
  return { put, removed };
}

/** The engine in the same thread: for tests, and where there is no worker. */
export function lineTo(engine: SourceEngine, onMessage: (message: FromEngine) => void): EngineLine {
  let ended = false;
  return {
    post: (message) => {
      queueMicrotask(() => {
        if (!ended) answer(engine, message, onMessage);
      });
    },
    end: () => {
      ended = true;
    },
  };
}

/** Does what a message asks. An answer with many records is given in parts. */
export function answer(
  engine: SourceEngine,
  message: ToEngine,
  onMessage: (message: FromEngine) => void,
): void {
  if ('change' in message) {
    engine.change(...message.change);
    return;
  }
  const { id, call, args } = message;
  try {
    const value = (engine[call] as (...all: readonly unknown[]) => unknown)(...args);
    if (call !== 'read') {
      onMessage({ id, value });
      return;
    }
    const { records, ...rest } = value as ReadFiles;
    for (let from = 0; from < records.length; from += portion) {
      onMessage({ id, part: records.slice(from, from + portion) });
    }
    onMessage({ id, value: { ...rest, records: [] } });
  } catch (error) {
    onMessage({ id, failed: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  }
}
