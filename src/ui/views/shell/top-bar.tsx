import { CircleHelp } from 'lucide-react';
import { lazy, Suspense } from 'react';
import { usePage, useSettings, useStatus } from '../../../player/hooks.ts';
import { MenuButton } from '../../parts/menu/menu-button.tsx';
import { shell } from '../../text/shell.ts';
import bar from './bar-button.module.css';
import { Logo } from './logo.tsx';
import { OpenButton } from './open-button.tsx';
import { PanelToggles } from './panel-toggles.tsx';
import { ScenarioPicker } from './scenario-picker.tsx';
import { ShareButton } from './share-button.tsx';
import { themeIcons, themeSection } from './theme-section.ts';
import styles from './top-bar.module.css';

const MoreButton = lazy(async () => ({ default: (await import('./more-button.tsx')).MoreButton }));

interface TopBarProps {
  readonly phone: boolean;
  readonly onHelp: () => void;
}

/** What is open, and what can be done with it as a whole. */
export function TopBar({ phone, onHelp }: TopBarProps) {
  const { theme } = useSettings();
  const status = useStatus();
  const page = usePage();
  const showsRun = typeof status !== 'object' && page === null;
  const ThemeIcon = themeIcons[theme];
  return (
    <header className={styles.bar}>
      <Logo />
      <ScenarioPicker />
      {status === 'loading' && <span className={styles.computing}>{shell.computing}</span>}
      {phone ? (
        <div className={styles.end}>
          <Suspense>
            <MoreButton onHelp={onHelp} />
          </Suspense>
        </div>
      ) : (
        <>
          <OpenButton />
          <div className={styles.end}>
            {showsRun && (
              <>
                <PanelToggles />
                <ShareButton />
              </>
            )}
            <MenuButton
              label={shell.theme}
              title={shell.theme}
              className={bar.button}
              sections={[themeSection(theme)]}
            >
              <ThemeIcon size={18} strokeWidth={1.8} aria-hidden="true" />
            </MenuButton>
            <button
              type="button"
              className={bar.button}
              aria-label={shell.keys}
              title={shell.keys}
              onClick={onHelp}
            >
              <CircleHelp size={18} strokeWidth={1.8} aria-hidden="true" />
            </button>
          </div>
        </>
      )}
    </header>
  );
}
