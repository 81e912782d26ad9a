import { useEffect, useState } from 'react';
import type { CSSProperties } from 'react';
import type { Commit } from '../../shared/document/commit';
import type { Version } from '../../shared/document/versions';
import { versionsOf } from '../../shared/document/versions';
import { useApp, useWorkspace } from '../state/hooks';
import { Button } from '../ui/button';
import { EmptyState } from '../ui/empty-state';
import { RowList } from '../ui/row-list';
import { compareWithVersion, documentAt, olderCommits, returnTo } from './compare-actions';
import css from './compare-dialogs.module.css';
import { showCompareDialog } from './compare-store';

const date = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'medium' });

/** The versions of the workspace, newest first, to compare with and to go back to. */
export function HistoryList() {
  const app = useApp();
  const revision = useWorkspace((state) => state.revision);
  const hasFlow = useWorkspace((state) =>
    [...state.document.records.values()].some(({ model }) => model === 'authentik_flows.flow'),
  );
  const [commits, setCommits] = useState<readonly Commit[]>();
  useEffect(() => {
    let isGone = false;
    const ask = async () => {
      // What is shown must be stored: a version is found by taking back what came after it.
      await app.workspace.flush();
      const found = await olderCommits(app);
      if (!isGone) setCommits(found);
    };
    void ask();
    return () => {
      isGone = true;
    };
  }, [app, revision]);
  if (commits === undefined) return <p className={css.none}>Reading the history…</p>;
  if (commits.length === 0) return <EmptyState title="No versions yet">Every change makes one.</EmptyState>;
  const versions = versionsOf(commits).map((version) => ({ ...version, id: String(version.revision) }));
  const oldest = commits.at(-1)!.revision;
  return (
    <div className={css.history} style={{ '--versions': versions.length } as CSSProperties}>
      <RowList
        label="Versions"
        items={versions}
        rowSize={52}
        textOf={({ title }) => title}
        render={(version) => (
          <VersionRow
            version={version}
            isNow={version.revision === revision}
            canCompare={hasFlow}
            onCompare={() => {
              void compareWithVersion(app, { version, document: documentAt(app, commits, version.revision) });
            }}
            onReturn={() => {
              showCompareDialog('closed');
              returnTo(app, version, documentAt(app, commits, version.revision));
            }}
          />
        )}
      />
      {oldest > 1 ? (
        <Button
          variant="quiet"
          onPress={() => {
            void olderCommits(app, oldest).then((more) => {
              setCommits([...commits, ...more]);
            });
          }}
        >
          Show older versions
        </Button>
      ) : null}
    </div>
  );
}

interface VersionRowProps {
  readonly version: Version;
  readonly isNow: boolean;
  readonly canCompare: boolean;
  readonly onCompare: () => void;
  readonly onReturn: () => void;
}

function VersionRow({ version, isNow, canCompare, onCompare, onReturn }: VersionRowProps) {
  const { title, at, objects } = version;
  return (
    <div className={css.version}>
      <div className={css.what}>
        <span className={css.title} title={title}>
          {title}
        </span>
        <span className={css.when}>
          {date.format(at)} ·{' '}
          {objects === 0 ? 'no object' : objects === 1 ? '1 object' : `${objects} objects`}
        </span>
      </div>
      {isNow ? (
        <span className={css.now}>As it is now</span>
      ) : (
        <>
          <Button size="sm" isDisabled={!canCompare} onPress={onCompare} aria-label={`Compare with ${title}`}>
            Compare
          </Button>
          <Button size="sm" onPress={onReturn} aria-label={`Go back to ${title}`}>
            Go back
          </Button>
        </>
      )}
    </div>
  );
}
