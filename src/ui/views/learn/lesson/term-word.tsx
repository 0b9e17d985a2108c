import { Popover } from '@base-ui/react/popover';
import { useContext, useState, type ReactNode } from 'react';
import { useGlossaryTerm } from './use-glossary.ts';
import { lesson as text } from '../../../text/lesson.ts';
import { glossaryHash } from '../glossary/anchor.ts';
import { Blocks } from './blocks.tsx';
import { PopupPlace } from './moment-context.ts';
import inlines from './inlines.module.css';
import styles from './term.module.css';

interface TermWordProps {
  readonly name: string;
  readonly children: ReactNode;
}

/** A word that was introduced before: pressed, it says again what it means. */
export function TermWord({ name, children }: TermWordProps) {
  const place = useContext(PopupPlace);
  const [isOpen, setOpen] = useState(false);
  return (
    <Popover.Root open={isOpen} onOpenChange={setOpen}>
      {/* A button of the browser's own would not break with the lines of the text. */}
      <Popover.Trigger nativeButton={false} render={<span />} className={inlines.term}>
        {children}
      </Popover.Trigger>
      <Popover.Portal container={place}>
        <Popover.Positioner
          className={styles.place}
          sideOffset={6}
          align="start"
          collisionPadding={8}
        >
          <Popover.Popup className={styles.popup} aria-label={text.term(name)}>
            <Meaning name={name} onLeave={() => setOpen(false)} />
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}

interface MeaningProps {
  readonly name: string;
  readonly onLeave: () => void;
}

function Meaning({ name, onLeave }: MeaningProps) {
  const term = useGlossaryTerm(name);
  return (
    <>
      <p className={styles.name}>{name}</p>
      {term ? <Blocks blocks={term.means} /> : <p>{text.termLoading}</p>}
      <a href={glossaryHash(name)} className={styles.link} onClick={onLeave}>
        {text.glossary}
      </a>
    </>
  );
}
