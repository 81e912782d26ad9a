import { createContext, useContext } from 'react';
import { IconButton } from '../../ui/icon-button';
import type { IconButtonProps } from '../../ui/icon-button';

/**
 * Whether Tab stops at what a field offers besides itself: only while the field has the focus, so that a form is walked
 * field by field and the rest is one Shift+Tab away.
 */
export const FieldFocusContext = createContext(false);

/** A small button beside a field's label. */
export function FieldAction(props: Omit<IconButtonProps, 'size'>) {
  const isReachable = useContext(FieldFocusContext);
  return <IconButton {...props} size="sm" excludeFromTabOrder={!isReachable} />;
}
