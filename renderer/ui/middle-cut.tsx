import { cx } from './class-names';
import css from './middle-cut.module.css';

export interface MiddleCutProps {
  readonly text: string;
  readonly className?: string | undefined;
}

const tailLength = 14;
const shortestTail = 6;

/** The last words that fit into the tail, else its letters. */
function tailOf(text: string): string {
  const tail = text.slice(-tailLength);
  const word = tail.search(/[-_. :/]/);
  return word > 0 && tail.length - word >= shortestTail ? tail.slice(word) : tail;
}

/**
 * One line of text that loses its middle where there is no room: names of one workspace tend to begin alike
 * (`default-authentication-…`) and differ at the end. Give what holds it a `title`.
 */
export function MiddleCut({ text, className }: MiddleCutProps) {
  if (text.length <= tailLength + 4) return <span className={cx(css.cut, css.whole, className)}>{text}</span>;
  const tail = tailOf(text);
  return (
    <span className={cx(css.cut, className)}>
      <span className={css.head}>{text.slice(0, -tail.length)}</span>
      <span className={css.tail}>{tail}</span>
    </span>
  );
}
