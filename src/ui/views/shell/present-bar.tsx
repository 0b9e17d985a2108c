import { X } from 'lucide-react';
import { useEffect } from 'react';
import { actions, usePage, useRun } from '../../../player/hooks.ts';
import { isForPage } from '../../../player/keys.ts';
import { IconButton } from '../../parts/icon-button.tsx';
import { tools as text } from '../../text/tools.ts';
import bar from './bar-button.module.css';
import { Logo } from './logo.tsx';
import styles from './present-bar.module.css';
import { useTitle } from './scenario-picker.tsx';

/** Before a class: what is shown, and nothing to choose. Escape leaves. */
export function PresentBar() {
  const run = useRun();
  const page = usePage();
  const title = useTitle();

  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && isForPage(event)) actions.present(false);
    };
    // The browser's own way out of the full screen leaves as well.
    const changed = () => {
      if (!document.fullscreenElement) actions.present(false);
    };
    addEventListener('keydown', pressed);
    document.addEventListener('fullscreenchange', changed);
    return () => {
      removeEventListener('keydown', pressed);
      document.removeEventListener('fullscreenchange', changed);
    };
  }, []);

  return (
    <header className={styles.bar}>
      <Logo />
      {/* A page in front of the run has a title of its own. */}
      {page === null && <b className={styles.title}>{title}</b>}
      <span className={styles.where}>
        {run && page === null && text.at(run.scenario.server.host, run.scenario.server.port)}
      </span>
      <IconButton
        icon={X}
        size={24}
        label={text.leave}
        className={bar.button}
        onClick={() => actions.present(false)}
      />
    </header>
  );
}
