import { lessons } from 'virtual:lessons';
import { misconceptions } from 'virtual:misconceptions';
import { useStore } from 'zustand';
import { usePage } from '../../../../player/hooks.ts';
import { chosenPath, nextOn } from '../../../../player/lessons/paths.ts';
import { progress } from '../../../../player/lessons/progress.ts';
import { saidIn, type Progress, type Round } from '../../../../player/lessons/progress-state.ts';
import { learn } from '../../../text/learn.ts';
import { misconceptions as text } from '../../../text/misconceptions.ts';
import { Page } from '../../page/page.tsx';
import { Answers } from './answers.tsx';
import styles from './misconceptions.module.css';
import { Statements } from './statements.tsx';

const under = { title: text.title, href: '#/learn', back: learn.back };
const views = ['before', 'after', 'answers'] as const;
type View = (typeof views)[number];

/** `#/learn/misconceptions`: what many believe, asked before the lessons and after, and what is so. */
export default function Misconceptions() {
  const state = useStore(progress.store);
  const asked = usePage()?.split('/')[3];
  const view = views.find((one) => one === asked) ?? viewFor(state);
  return (
    <Page lead={text.lead} under={under}>
      <nav aria-label={text.views} className={styles.views}>
        {views.map((one) => (
          <a
            key={one}
            href={`#/learn/misconceptions/${one}`}
            aria-current={one === view ? 'page' : undefined}
          >
            {text.names[one]}
          </a>
        ))}
      </nav>
      {view === 'answers' ? <Answers /> : <Statements key={view} round={view} />}
    </Page>
  );
}

/** Where the address does not say: the round that is due. */
function viewFor(state: Progress): View {
  const isWhole = (round: Round) =>
    misconceptions.every(({ id }) => saidIn(state, round, id) !== null);
  if (nextOn(chosenPath(state), lessons, state) !== null) return 'before';
  return isWhole('after') ? 'answers' : 'after';
}
