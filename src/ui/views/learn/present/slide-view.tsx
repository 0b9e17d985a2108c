import { RfcLink } from '../../../parts/rfc-link.tsx';
import { present as text } from '../../../text/present.ts';
import { Blocks } from '../lesson/blocks.tsx';
import { Inlines } from '../lesson/inlines.tsx';
import { InMoment, type InMomentProps } from './in-moment.tsx';
import { QuestionSlide } from './question-slide.tsx';
import styles from './slide-view.module.css';
import { TaskSlide } from './task-slide.tsx';
import { useFit } from './use-fit.ts';

type SlideProps = Omit<InMomentProps, 'children'> & {
  /** Indexes of the choices that the class is for. */
  readonly voted: readonly number[];
};

/** One idea, as large as there is room. */
export function SlideView(props: SlideProps) {
  const { slide, lesson } = props;
  const { box, content } = useFit();
  const isEdge = slide.content.kind === 'title' || slide.content.kind === 'end';
  return (
    <InMoment {...props}>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what may scroll must be reached by the keyboard */}
      <div ref={box} tabIndex={0} className={styles.box}>
        <div ref={content} className={styles.content}>
          {isEdge ? (
            <p className={styles.eyebrow}>{text.lesson(lesson.number, lesson.minutes)}</p>
          ) : (
            <p className={styles.eyebrow}>{lesson.title}</p>
          )}
          <h1 className={isEdge ? styles.title : styles.part}>{slide.title}</h1>
          <Inside {...props} />
        </div>
      </div>
    </InMoment>
  );
}

function Inside({ slide: { content }, lesson, voted }: SlideProps) {
  switch (content.kind) {
    case 'title':
      return <Objectives lesson={lesson} title={text.after} />;
    case 'text':
      return <Blocks blocks={content.blocks} />;
    case 'question':
      return <QuestionSlide {...content} voted={voted} />;
    case 'task':
      return <TaskSlide {...content} />;
    case 'reveal':
      return (
        <>
          <p className={styles.asked}>{content.title}</p>
          {content.told > 0 && <Blocks blocks={content.blocks} />}
        </>
      );
    case 'end':
      return (
        <>
          <Objectives lesson={lesson} title={text.end} />
          <p className={styles.sources}>
            {text.sources}:{' '}
            {lesson.sources.map((source) => (
              <RfcLink key={source} source={source} />
            ))}
          </p>
        </>
      );
  }
}

interface ObjectivesProps {
  readonly lesson: SlideProps['lesson'];
  readonly title: string;
}

/** What the lesson is for. */
function Objectives({ lesson, title }: ObjectivesProps) {
  return (
    <>
      <p className={styles.asked}>{title}</p>
      <ul className={styles.objectives}>
        {lesson.objectives.map((objective, at) => (
          <li key={at}>
            <Inlines content={objective} />
          </li>
        ))}
      </ul>
    </>
  );
}
