import { CircleX, Info, TriangleAlert } from 'lucide-react';
import type { Severity } from '../../shared/kernel/diagnostic';
import css from './severity-icon.module.css';

const icons = { error: CircleX, warning: TriangleAlert, info: Info };
const words = { error: 'Error', warning: 'Warning', info: 'Information' };

export interface SeverityIconProps {
  readonly severity: Severity;
  readonly size?: number;
}

/** Shape, colour and a name for screen readers. */
export function SeverityIcon({ severity, size = 16 }: SeverityIconProps) {
  const Drawn = icons[severity];
  return <Drawn size={size} className={css[severity]} role="img" aria-label={words[severity]} />;
}
