import { lessons } from 'virtual:lessons';
import { useEffect } from 'react';
import { useStore } from 'zustand';
import { usePage } from '../../../../player/hooks.ts';
import { chosenPath, lessonPaths, lessonsOn } from '../../../../player/lessons/paths.ts';
import { progress } from '../../../../player/lessons/progress.ts';
import { learn as text } from '../../../text/learn.ts';
import { Page, Section } from '../../page/page.tsx';
import { OfflineSign } from '../offline/offline-sign.tsx';
import { Begin } from './begin.tsx';
import { Forget } from './forget.tsx';
import { LessonList } from './lesson-list.tsx';
import { MorePages } from './more-pages.tsx';
import styles from './overview.module.css';
import { PathChoice } from './path-choice.tsx';

/** `#/learn`: all lessons, the ways through them, and how far somebody came. `#/learn/path/ID` chooses a way. */
export default function Overview() {
  const state = useStore(progress.store);
  const asked = usePage()?.split('/')[3];
  useEffect(() => {
    if (lessonPaths.some(({ id }) => id === asked)) progress.setPath(asked ?? null);
  }, [asked]);

  if (lessons.length === 0)
    return (
      <Page lead={text.lead}>
        <p className={styles.note}>{text.none}</p>
      </Page>
    );

  const path = chosenPath(state);
  const on = lessonsOn(path, lessons);
  const others = lessons.filter((head) => !on.includes(head));
  return (
    <Page lead={text.lead}>
      <Begin path={path} />
      <p className={styles.sign}>
        <OfflineSign />
      </p>
      <Section title={text.path.title} note={text.path.note}>
        <PathChoice chosen={path.id} />
      </Section>
      <Section title={text.list.title}>
        <LessonList heads={on} />
        {others.length > 0 && (
          <>
            <h3 className={styles.others}>{text.list.others}</h3>
            <LessonList heads={others} />
          </>
        )}
      </Section>
      <Section title={text.more.title}>
        <MorePages />
      </Section>
      <Section title={text.progress.title}>
        <Forget />
      </Section>
    </Page>
  );
}
