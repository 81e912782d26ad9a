import { Button } from 'react-aria-components';
import { Icon } from '../ui/icon';
import css from './inspector.module.css';

export interface LinkRowProps {
  readonly label: string;
  readonly detail?: string | undefined;
  readonly icon: string | undefined;
  readonly onPress: () => void;
}

/** Goes to another record. */
export function LinkButton({ label, detail, icon, onPress }: LinkRowProps) {
  return (
    <Button className={css.link ?? ''} onPress={onPress}>
      <Icon name={icon} size={14} className={css.linkIcon} />
      <span className={css.linkLabel}>{label}</span>
      {detail === undefined ? null : <span className={css.linkDetail}>{detail}</span>}
    </Button>
  );
}

export function LinkRow(props: LinkRowProps) {
  return (
    <li>
      <LinkButton {...props} />
    </li>
  );
}
