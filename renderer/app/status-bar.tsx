import {
  CircleCheck,
  CircleX,
  CloudAlert,
  Info,
  LoaderCircle,
  SunMoon,
  Tag,
  TriangleAlert,
} from 'lucide-react';
import type { LucideIcon } from 'lucide-react';
import { Button, VisuallyHidden } from 'react-aria-components';
import type { ReactNode } from 'react';
import type { Release } from '../../shared/authentik/release';
import { releases } from '../../shared/authentik/release';
import type { Severity } from '../../shared/kernel/diagnostic';
import { cx } from '../ui/class-names';
import { Menu } from '../ui/menu';
import type { Theme } from '../state/view';
import { themes } from './theme';
import css from './status-bar.module.css';

/** Whether all that was done is acknowledged by the store. */
export type Stored = 'stored' | 'storing' | 'failed';

export interface StatusBarProps {
  readonly stored: Stored;
  /** Why not, where it is not. */
  readonly reason: string | null;
  readonly problems: Readonly<Record<Severity, number>>;
  readonly onProblems: () => void;
  readonly release: Release | undefined;
  readonly onRelease: (release: Release) => void;
  readonly theme: Theme;
  readonly onTheme: (theme: Theme) => void;
  /** Further facts of the workspace: `4 flows, 12 stages`. */
  readonly facts: string;
}

const storedWords: Readonly<Record<Stored, { readonly text: string; readonly icon: LucideIcon }>> = {
  stored: { text: 'All changes stored', icon: CircleCheck },
  storing: { text: 'Storing…', icon: LoaderCircle },
  failed: { text: 'Not stored', icon: CloudAlert },
};

export function StatusBar(props: StatusBarProps) {
  const { stored, problems, onProblems, release, onRelease, theme, onTheme, facts } = props;
  const { text, icon: StoredIcon } = storedWords[stored];
  return (
    <>
      <span
        className={cx(css.item, stored === 'failed' && css.failed)}
        role="status"
        title={props.reason ?? undefined}
      >
        <StoredIcon size={14} aria-hidden />
        {text}
      </span>
      <StatusButton label={problemWords(problems)} onPress={onProblems}>
        <Count icon={CircleX} count={problems.error} tone={css.error} />
        <Count icon={TriangleAlert} count={problems.warning} tone={css.warning} />
        {problems.info > 0 ? <Count icon={Info} count={problems.info} tone={css.info} /> : null}
      </StatusButton>
      <span className={css.space} />
      <span className={css.facts}>{facts}</span>
      {release === undefined ? null : (
        <Menu
          label="Target release"
          placement="top end"
          entries={[...releases].reverse().map((id) => ({
            id,
            label: `authentik ${id}`,
            isChecked: id === release,
            onAction: () => {
              onRelease(id);
            },
          }))}
        >
          <StatusButton label={`Target release: authentik ${release}. Change it.`}>
            <Tag size={14} aria-hidden />
            authentik {release}
          </StatusButton>
        </Menu>
      )}
      <Menu
        label="Theme"
        placement="top end"
        entries={themes.map(({ id, label }) => ({
          id,
          label,
          isChecked: id === theme,
          onAction: () => {
            onTheme(id);
          },
        }))}
      >
        <StatusButton label="Theme">
          <SunMoon size={14} aria-hidden />
        </StatusButton>
      </Menu>
    </>
  );
}

function problemWords({ error, warning, info }: StatusBarProps['problems']): string {
  const notes = info === 0 ? '' : `, ${String(info)} notes`;
  return `Problems: ${String(error)} errors, ${String(warning)} warnings${notes}`;
}

interface StatusButtonProps {
  readonly label: string;
  readonly onPress?: () => void;
  readonly children: ReactNode;
}

function StatusButton({ label, onPress, children }: StatusButtonProps) {
  return (
    <Button className={cx(css.item, css.button)} {...(onPress === undefined ? {} : { onPress })}>
      <VisuallyHidden>{label}</VisuallyHidden>
      <span className={css.shown} aria-hidden>
        {children}
      </span>
    </Button>
  );
}

interface CountProps {
  readonly icon: LucideIcon;
  readonly count: number;
  readonly tone: string | undefined;
}

function Count({ icon: Icon, count, tone }: CountProps) {
  return (
    <span className={css.count}>
      <Icon size={14} className={count > 0 ? tone : undefined} aria-hidden />
      {count}
    </span>
  );
}
