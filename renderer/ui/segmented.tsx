import type { LucideIcon } from 'lucide-react';
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import { cx } from './class-names';
import css from './segmented.module.css';

export interface Segment {
  readonly id: string;
  readonly label: string;
  readonly icon?: LucideIcon | undefined;
}

export interface SegmentedProps {
  readonly label: string;
  readonly segments: readonly Segment[];
  readonly selected: string;
  readonly onSelect: (id: string) => void;
}

/** One of two to four choices, all in view. */
export function Segmented({ label, segments, selected, onSelect }: SegmentedProps) {
  return (
    <ToggleButtonGroup
      aria-label={label}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[selected]}
      onSelectionChange={(keys) => {
        const [key] = keys;
        if (key !== undefined) onSelect(String(key));
      }}
      className={cx(css.group)}
    >
      {segments.map(({ id, label: text, icon: Icon }) => (
        <ToggleButton key={id} id={id} className={cx(css.segment)}>
          {Icon === undefined ? null : <Icon size={14} aria-hidden />}
          {text}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
