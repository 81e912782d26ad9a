import { UNSTABLE_ToastQueue as ToastQueue } from 'react-aria-components';
import { create } from 'zustand';

export interface ToastMessage {
  readonly tone: 'info' | 'success' | 'warning' | 'error';
  readonly title: string;
  readonly detail?: string | undefined;
  /** The toast goes when it is pressed, unless it `stays`: what was undone is not undone twice. */
  readonly action?:
    { readonly label: string; readonly onPress: () => void; readonly stays?: boolean } | undefined;
}

/** Toasts that are seen at once; the others wait behind them. */
export const toastsSeen = 3;

export const toastQueue = new ToastQueue<ToastMessage>({ maxVisibleToasts: toastsSeen });

interface OpenToast {
  readonly key: string;
  readonly message: ToastMessage;
}

/** All toasts that are not closed yet, the waiting ones included, oldest first. */
export const useOpenToasts = create<{ readonly open: readonly OpenToast[] }>(() => ({ open: [] }));

export interface ToastLife {
  /** In ms; absent: until it is closed. */
  readonly timeout?: number;
  readonly onClose?: () => void;
}

const nothing = () => undefined;

/**
 * Adds a toast, unless one that says the same is open: then that one stays as it is. One with something to press takes the
 * other's place, for it may mean something else. Returns what closes it.
 */
export function addToast(message: ToastMessage, { timeout, onClose }: ToastLife = {}): () => void {
  const said = useOpenToasts
    .getState()
    .open.find(
      ({ message: other }) =>
        other.tone === message.tone && other.title === message.title && other.detail === message.detail,
    );
  if (said !== undefined && message.action === undefined) {
    onClose?.();
    return nothing;
  }
  if (said !== undefined) toastQueue.close(said.key);
  const key = toastQueue.add(message, {
    ...(timeout === undefined ? {} : { timeout }),
    onClose: () => {
      useOpenToasts.setState((state) => ({ open: state.open.filter((toast) => toast.key !== key) }));
      onClose?.();
    },
  });
  useOpenToasts.setState(({ open }) => ({ open: [...open, { key, message }] }));
  return () => {
    toastQueue.close(key);
  };
}

export function closeAllToasts(): void {
  for (const { key } of useOpenToasts.getState().open) toastQueue.close(key);
}

/** Tells the user something that needs no answer. Errors stay until they are closed. */
export function showToast(message: ToastMessage): void {
  addToast(message, message.tone === 'error' ? {} : { timeout: 6000 });
}
