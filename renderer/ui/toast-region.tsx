import { CircleAlert, CircleCheck, Info, TriangleAlert, X } from 'lucide-react';
import {
  Button as AriaButton,
  Text,
  UNSTABLE_Toast as Toast,
  UNSTABLE_ToastContent as ToastContent,
  UNSTABLE_ToastRegion as AriaToastRegion,
} from 'react-aria-components';
import { Button } from './button';
import { cx } from './class-names';
import { closeAllToasts, toastQueue, toastsSeen, useOpenToasts } from './toast-queue';
import css from './toast-region.module.css';

const icons = { info: Info, success: CircleCheck, warning: TriangleAlert, error: CircleAlert };

/** Where toasts appear; once per window. */
export function ToastRegion() {
  const waiting = useOpenToasts((state) => state.open.length - toastsSeen);
  return (
    <>
      <AriaToastRegion queue={toastQueue} className={cx(css.region)} aria-label="Notifications">
        {({ toast }) => {
          const { tone, title, detail, action } = toast.content;
          const Icon = icons[tone];
          return (
            <Toast toast={toast} className={cx(css.toast, css[tone])}>
              <Icon size={18} className={css.icon} aria-hidden />
              <ToastContent className={css.content}>
                <Text slot="title" className={cx(css.title)}>
                  {title}
                </Text>
                {detail === undefined ? null : (
                  <Text slot="description" className={cx(css.detail)}>
                    {detail}
                  </Text>
                )}
                {action === undefined ? null : (
                  <span>
                    <Button
                      size="sm"
                      onPress={() => {
                        action.onPress();
                        if (action.stays !== true) toastQueue.close(toast.key);
                      }}
                    >
                      {action.label}
                    </Button>
                  </span>
                )}
              </ToastContent>
              <AriaButton slot="close" className={cx(css.close)} aria-label="Close">
                <X size={14} aria-hidden />
              </AriaButton>
            </Toast>
          );
        }}
      </AriaToastRegion>
      {waiting <= 0 ? null : (
        <div className={css.more} role="status">
          {waiting} more {waiting === 1 ? 'message' : 'messages'}
          <Button size="sm" onPress={closeAllToasts}>
            Close all
          </Button>
        </div>
      )}
    </>
  );
}
