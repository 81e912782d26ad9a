import { UNSTABLE_ToastQueue as ToastQueue } from 'react-aria-components';

export interface ToastMessage {
  readonly tone: 'info' | 'success' | 'warning' | 'error';
  readonly title: string;
  readonly detail?: string | undefined;
  readonly action?: { readonly label: string; readonly onPress: () => void } | undefined;
}

export const toastQueue = new ToastQueue<ToastMessage>({ maxVisibleToasts: 3 });

/** Tells the user something that needs no answer. Errors stay until they are closed. */
export function showToast(message: ToastMessage): void {
  toastQueue.add(message, message.tone === 'error' ? {} : { timeout: 6000 });
}
