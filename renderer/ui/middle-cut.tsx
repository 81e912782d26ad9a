import { cx } from './class-names';
import css from './middle-cut.module.css';

export interface MiddleCutProps {
  readonly text: string;
  readonly className?: string | undefined;
}

const tailLength = 14;

/**
 * One line of text that loses its middle where there is no room: names of one workspace tend to begin alike
 * (`default-authentication-…`) and differ at the end. Give what holds it a `title`.
 */
export function MiddleCut({ text, className }: MiddleCutProps) {
  if (text.length <= tailLength + 4) return <span className={cx(css.cut, css.whole, className)}>{text}</span>;
  return (
    <span className={cx(css.cut, className)}>
      <span className={css.head}>{text.slice(0, -tailLength)}</span>
      <span className={css.tail}>{text.slice(-tailLength)}</span>
    </span>
  );
}
