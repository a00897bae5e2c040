'use client';

import { type ReactNode, useEffect, useId, useRef } from 'react';
import styles from './confirm.module.css';

type Props = {
  open: boolean;
  title: string;
  /** The word on the button that does it. */
  action: string;
  /** The word on the other one. */
  keep?: string;
  /** Nothing is lost by it. */
  harmless?: boolean;
  children: ReactNode;
  onConfirm: () => void;
  onClose: () => void;
};

/** Asks before something is lost. The focus comes back to where it was. */
export function Confirm({
  open,
  title,
  action,
  keep = 'Keep it',
  harmless = false,
  children,
  onConfirm,
  onClose,
}: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const name = useId();

  useEffect(() => {
    const element = dialog.current;
    if (open && element && !element.open) element.showModal();
    if (!open && element?.open) element.close();
  }, [open]);

  return (
    <dialog ref={dialog} className={styles.dialog} aria-labelledby={name} onClose={onClose}>
      <h2 id={name}>{title}</h2>
      <p>{children}</p>
      <div className={styles.actions}>
        <button type="button" onClick={onClose}>
          {keep}
        </button>
        <button
          type="button"
          className={harmless ? undefined : styles.confirm}
          onClick={() => {
            onConfirm();
            onClose();
          }}
        >
          {action}
        </button>
      </div>
    </dialog>
  );
}
