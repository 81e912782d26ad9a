import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { cx } from './class-names';
import { IconButton } from './icon-button';
import css from './dialog.module.css';

export interface DialogProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly title: string;
  readonly children: ReactNode;
  /** Buttons, the one that goes on last. */
  readonly footer?: ReactNode;
  /** `full` takes what the window has: for what is compared side by side. */
  readonly width?: 'sm' | 'md' | 'lg' | 'full';
  /** An alert interrupts with something that must be answered. */
  readonly role?: 'dialog' | 'alertdialog';
  /** There is nothing to press in it: the keyboard scrolls it itself. */
  readonly isText?: boolean;
}

/** A modal dialog; Escape and a press outside close it. */
export function Dialog({
  isOpen,
  onClose,
  title,
  children,
  footer,
  width = 'md',
  role = 'dialog',
  isText = false,
}: DialogProps) {
  return (
    <ModalOverlay
      isOpen={isOpen}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      isDismissable={role === 'dialog'}
      className={cx(css.backdrop)}
    >
      <Modal className={cx(css.modal, css[width])}>
        <AriaDialog className={cx(css.dialog)} role={role}>
          <header className={css.header}>
            <Heading slot="title" className={cx(css.title)}>
              {title}
            </Heading>
            <IconButton icon={X} label="Close" onPress={onClose} />
          </header>
          <div className={css.body} {...(isText ? { tabIndex: 0, role: 'group', 'aria-label': title } : {})}>
            {children}
          </div>
          {footer === undefined ? null : <footer className={css.footer}>{footer}</footer>}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
