import { Maximize2, Minimize2 } from 'lucide-react';
import { useEffect, useId, useRef, type ReactNode } from 'react';
import { panelFrame as text } from '../text/packet.ts';
import { IconButton } from './icon-button.tsx';
import { StoryNotice } from './story-notice.tsx';
import styles from './panel-frame.module.css';

interface PanelFrameProps {
  readonly title: string;
  /** What the panel shows now, behind the title. */
  readonly about: ReactNode;
  /** What is chosen in the header. */
  readonly tools?: ReactNode;
  /** Buttons of what holds the panel. */
  readonly controls?: ReactNode;
  readonly full: boolean;
  readonly onFull: (full: boolean) => void;
  readonly children: ReactNode;
}

/** A panel: its header, and below it what it shows; beside the stage, or over the whole page. */
export function PanelFrame(props: PanelFrameProps) {
  const { title, about, tools, controls, full, onFull, children } = props;
  const id = useId();
  const content = (
    <>
      <header className={styles.header}>
        <h2 id={id} className={styles.title}>
          {title}
        </h2>
        <div className={styles.about}>{about}</div>
        <div className={styles.tools}>{tools}</div>
        <div className={styles.buttons}>
          <IconButton
            icon={full ? Minimize2 : Maximize2}
            size={16}
            label={full ? text.normal : text.full(title)}
            className={styles.full}
            onClick={() => onFull(!full)}
          />
          {!full && controls}
        </div>
      </header>
      <div className={styles.body}>{children}</div>
    </>
  );
  return full ? (
    <FullScreen labelledBy={id} onClose={() => onFull(false)}>
      {content}
    </FullScreen>
  ) : (
    <div className={styles.panel}>{content}</div>
  );
}

interface FullScreenProps {
  readonly labelledBy: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

function FullScreen({ labelledBy, onClose, children }: FullScreenProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const { current } = dialog;
    current?.showModal();
    return () => current?.close();
  }, []);
  return (
    <dialog
      ref={dialog}
      className={[styles.panel, styles.dialog].join(' ')}
      aria-labelledby={labelledBy}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <StoryNotice />
      {children}
    </dialog>
  );
}
