import {
  ChevronDown,
  CircleHelp,
  PanelRight,
  Presentation,
  Redo2,
  Search,
  SlidersHorizontal,
  Undo2,
} from 'lucide-react';
import {
  actions,
  useHistory,
  usePage,
  usePanels,
  useSettings,
  useStatus,
} from '../../../player/hooks.ts';
import { isLesson } from '../../../player/lesson-page.ts';
import { runLink } from '../../../player/run-link.ts';
import { panels } from '../../panels/registry.ts';
import { IconButton } from '../../parts/icon-button.tsx';
import { MenuButton } from '../../parts/menu/menu-button.tsx';
import { tools as text } from '../../text/tools.ts';
import bar from './bar-button.module.css';
import { MoreButton } from './more-button.tsx';
import { ScenarioPicker } from './scenario-picker.tsx';
import { ShareButton } from './share-button.tsx';
import { themeIcons, themeSection } from './theme-section.ts';
import type { TopBarProps } from './top-bar.tsx';
import styles from './top-bar.module.css';

/** What can be done with the run as a whole: on a phone, in one menu. */
export function Tools({ phone, onHelp, onFind }: TopBarProps) {
  const page = usePage();
  const hasRun = typeof useStatus() !== 'object' && (page === null || isLesson(page));
  return (
    <>
      <Views page={page} />
      {page !== '/compare' && <ScenarioPicker />}
      {phone ? (
        <div className={styles.end}>
          {hasRun && (
            <IconButton icon={Search} label={text.find} className={bar.button} onClick={onFind} />
          )}
          <MoreButton onHelp={onHelp} onFind={onFind} />
        </div>
      ) : (
        <>
          {hasRun && <Editing />}
          <div className={styles.end}>
            {hasRun && (
              <>
                <FindButton onFind={onFind} />
                <PanelsMenu />
                <ShareButton />
                <PresentButton />
              </>
            )}
            <ThemeMenu />
            <IconButton
              icon={CircleHelp}
              size={18}
              label={text.keys}
              className={bar.button}
              onClick={onHelp}
            />
          </div>
        </>
      )}
    </>
  );
}

/** The ways to look at runs; where there is no room, the menu of scenarios leads to the others. */
function Views({ page }: { readonly page: string | null }) {
  const isCompare = page === '/compare';
  const isLearn = page?.startsWith('/learn') ?? false;
  return (
    <nav
      aria-label={text.views}
      className={[styles.views, (isCompare || (isLearn && !isLesson(page))) && styles.kept].join(
        ' ',
      )}
    >
      <a href={runLink()} aria-current={page === null ? 'page' : undefined}>
        {text.stage}
      </a>
      <a href="#/learn" aria-current={isLearn ? 'page' : undefined}>
        {text.learn}
      </a>
      <a href="#/compare" aria-current={isCompare ? 'page' : undefined}>
        {text.compare}
      </a>
    </nav>
  );
}

/** Change something; take it back. */
function Editing() {
  const { past, future } = useHistory();
  const open = usePanels().includes('what-if');
  return (
    <div className={styles.editing}>
      <button
        type="button"
        className={bar.button}
        aria-pressed={open}
        onClick={() => (open ? actions.closePanel('what-if') : actions.showPanel('what-if'))}
      >
        <SlidersHorizontal size={18} strokeWidth={1.8} aria-hidden="true" />
        <span>{text.whatIf}</span>
      </button>
      <IconButton
        icon={Undo2}
        size={18}
        label={text.undo}
        className={bar.button}
        disabled={past.length === 0}
        onClick={() => void actions.undo()}
      />
      <IconButton
        icon={Redo2}
        size={18}
        label={text.redo}
        className={bar.button}
        disabled={future.length === 0}
        onClick={() => void actions.redo()}
      />
    </div>
  );
}

/** Looks like the field that it opens. */
function FindButton({ onFind }: { readonly onFind: () => void }) {
  return (
    <button type="button" className={styles.find} aria-label={text.find} onClick={onFind}>
      <Search size={16} strokeWidth={1.8} aria-hidden="true" />
      <span className={styles.findWords}>{text.find}</span>
      <kbd className={styles.key} aria-hidden="true">
        /
      </kbd>
    </button>
  );
}

/** Shows and hides the panels beside the stage. */
function PanelsMenu() {
  const open = usePanels();
  return (
    <MenuButton
      label={text.panels}
      className={bar.button}
      sections={[
        {
          kind: 'toggles',
          label: text.panels,
          options: panels.map(({ id, title, icon }) => ({
            value: id,
            title,
            icon,
            on: open.includes(id),
          })),
          onToggle: (id, on) => (on ? actions.showPanel(id) : actions.closePanel(id)),
        },
      ]}
    >
      <PanelRight size={18} strokeWidth={1.8} aria-hidden="true" />
      <span>{text.panels}</span>
      <ChevronDown size={14} strokeWidth={1.8} aria-hidden="true" />
    </MenuButton>
  );
}

function PresentButton() {
  return (
    <button
      type="button"
      className={bar.button}
      aria-label={text.present}
      onClick={() => actions.present(true)}
    >
      <Presentation size={18} strokeWidth={1.8} aria-hidden="true" />
      <span className={styles.word}>{text.present}</span>
    </button>
  );
}

function ThemeMenu() {
  const { theme } = useSettings();
  const Icon = themeIcons[theme];
  return (
    <MenuButton
      label={text.theme}
      title={text.theme}
      className={bar.button}
      sections={[themeSection(theme)]}
    >
      <Icon size={18} strokeWidth={1.8} aria-hidden="true" />
    </MenuButton>
  );
}
