import { recordsOfModel } from '../../shared/document/indexes';
import { commands } from '../../shared/document/commands/registry';
import type { CommandArgs, CommandName } from '../../shared/document/commands/registry';
import { modelKind, sourceModel } from '../../shared/document/models';
import { textField } from '../../shared/document/values';
import type { Diagnostic } from '../../shared/kernel/diagnostic';
import type { AppState } from '../state/app-state';
import { goTo } from '../state/go-to';
import { useApp, useDocument, useView, useWorkspace } from '../state/hooks';
import { lintRules } from '../../shared/lint/registry';
import { Button } from '../ui/button';
import type { MenuEntry } from '../ui/menu';
import { allProblems } from './all-problems';
import { findingKey, setCheckView, useCheckView } from './check-view';
import css from './problem-list.module.css';
import { ProblemList } from './problem-list';
import { fieldOf } from './problem-rows';

/** Everything that is wrong with the workspace and its files; a press goes there. */
export function Problems() {
  const app = useApp();
  const problems = useView((state) => state.problems);
  const document = useDocument((now) => now);
  const descriptors = useWorkspace((state) => state.descriptors);
  const only = useCheckView((view) => view.only);
  const shows = useCheckView((view) => view.shows);
  const narrowed = only !== null && (problems[only]?.length ?? 0) > 0 ? only : null;
  const shown = narrowed === null ? problems : { [narrowed]: problems[narrowed]! };
  const fix = (diagnostic: Diagnostic) => {
    if (diagnostic.fix !== undefined && isCommand(diagnostic.fix.command)) {
      app.run(diagnostic.fix.command, diagnostic.fix.args as CommandArgs<CommandName>);
    }
  };
  const go = (diagnostic: Diagnostic) => {
    goToProblem(app, diagnostic);
  };
  return (
    <ProblemList
      diagnostics={allProblems(shown, document)}
      document={document}
      descriptors={descriptors}
      onGo={go}
      onFix={fix}
      menuOf={(diagnostic) => menuOf(diagnostic, { go, fix, show: shows.get(findingKey(diagnostic)) })}
      onRules={() => {
        setCheckView({ isListOpen: true });
      }}
      {...(narrowed !== null && { banner: <Narrowed origin={narrowed} /> })}
    />
  );
}

const originWords: Readonly<Record<string, string>> = {
  upgrade: 'Only what an upgrade would change is shown.',
  personas: 'Only what the personas met is shown.',
};

function Narrowed({ origin }: { readonly origin: string }) {
  const app = useApp();
  return (
    <div className={css.banner} role="status">
      <span>{originWords[origin] ?? `Only the problems of “${origin}” are shown.`}</span>
      <span className={css.space} />
      <Button
        size="sm"
        onPress={() => {
          setCheckView({ only: null });
        }}
      >
        Show all
      </Button>
      <Button
        size="sm"
        onPress={() => {
          app.view.setProblems(origin, []);
          setCheckView({ only: null });
        }}
      >
        Put away
      </Button>
    </div>
  );
}

interface Doings {
  readonly go: (diagnostic: Diagnostic) => void;
  readonly fix: (diagnostic: Diagnostic) => void;
  /** Absent where no run shows it. */
  readonly show: (() => void) | undefined;
}

function menuOf(diagnostic: Diagnostic, { go, fix, show }: Doings): readonly MenuEntry[] {
  const { code } = diagnostic;
  const canTurnOff = lintRules.some(({ id, overVerdict }) => id === code && overVerdict !== true);
  return [
    {
      id: 'go',
      label: 'Go to it',
      onAction: () => {
        go(diagnostic);
      },
    },
    ...(show === undefined ? [] : [{ id: 'show', label: 'Show it in a run', onAction: show }]),
    ...(diagnostic.fix === undefined
      ? []
      : [
          {
            id: 'fix',
            label: diagnostic.fix.title,
            onAction: () => {
              fix(diagnostic);
            },
          },
        ]),
    '-',
    {
      id: 'off',
      label: `Turn rule ${code} off…`,
      isDisabled: !canTurnOff,
      onAction: () => {
        setCheckView({ turningOff: code });
      },
    },
    {
      id: 'rules',
      label: 'Rules of the check…',
      onAction: () => {
        setCheckView({ isListOpen: true });
      },
    },
  ];
}

function isCommand(name: string): name is CommandName {
  return Object.hasOwn(commands, name);
}

/** To the record if it is one of the workspace, else to the text of the opened file; of a file that could not be opened, the place again. */
function goToProblem(app: AppState, { at, message }: Diagnostic): void {
  const { document } = app.workspace.store.getState();
  if (at.record !== undefined && document.records.has(at.record)) {
    goTo(app, at.record, fieldOf(at));
    return;
  }
  const source = recordsOfModel(document, sourceModel).find((one) => textField(one, 'path') === at.path);
  if (source === undefined) {
    const place = [at.path, at.line, at.column].filter((part) => part !== undefined).join(':');
    app.view.notify({ severity: 'info', message: place === '' ? message : `${place} – ${message}` });
    return;
  }
  const own = [...document.records.values()].filter((record) => record.entry?.source === source.id);
  const record = own.find(
    ({ entry }) => entry?.blueprintId === at.entry || String(entry?.path?.at(-1)) === at.entry,
  );
  if (record !== undefined) goTo(app, record.id, fieldOf(at));
  else {
    const flow = own.find(({ model }) => modelKind(model) === 'flow');
    if (flow !== undefined) app.view.openFlow(flow.id);
  }
  app.view.setPanel('source', true);
}
