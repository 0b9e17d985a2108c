import { CircleHelp, CirclePause } from 'lucide-react';
import { Fragment } from 'react';
import type { Question } from '../../../../world/lessons/lesson.ts';
import { lesson } from '../../../text/lesson.ts';
import { present as text } from '../../../text/present.ts';
import { Blocks } from '../lesson/blocks.tsx';
import { Inlines } from '../lesson/inlines.tsx';
import { blockWords } from '../lesson/plain-text.ts';
import { ReasonText } from '../lesson/reason-text.tsx';
import { shuffled } from '../lesson/shuffled.ts';
import { AnswerText, Computed } from './computed.tsx';
import { Options } from './options.tsx';
import styles from './question-slide.module.css';

interface QuestionSlideProps {
  readonly question: Question;
  readonly isPredict: boolean;
  /** How many reasons have been told; with the first, the answer is. */
  readonly told: number;
  /** Which reasons show now. */
  readonly reasons: readonly number[];
  /** Indexes of the choices that the class is for. */
  readonly voted: readonly number[];
}

/** A question to the class: first what can be answered, then what is right and why, then why the rest is not. */
export function QuestionSlide(props: QuestionSlideProps) {
  const { question, isPredict, told, reasons, voted } = props;
  const Icon = isPredict ? CirclePause : CircleHelp;
  return (
    <div className={[styles.box, isPredict && styles.predict].join(' ')}>
      <p className={styles.head}>
        <Icon className={styles.icon} strokeWidth={2} aria-hidden="true" />
        <b>{isPredict ? text.predict : text.question}</b>
        {isPredict && told === 0 && <span className={styles.state}>{text.predictWaits}</span>}
      </p>
      <div className={styles.body}>
        <div className={styles.ask}>
          <Blocks blocks={question.ask} />
        </div>
        {question.kind === 'several' && told === 0 && <p className={styles.how}>{text.several}</p>}
        {'choices' in question ? (
          <Options choices={question.choices} {...{ told, reasons, voted }} />
        ) : question.kind === 'order' ? (
          <Order question={question} {...{ told, reasons }} />
        ) : (
          <Value question={question} {...{ told, reasons }} />
        )}
      </div>
    </div>
  );
}

type Of<K extends Question['kind']> = Extract<Question, { readonly kind: K }>;

interface ToldProps<K extends Question['kind']> {
  readonly question: Of<K>;
  readonly told: number;
  readonly reasons: readonly number[];
}

function Order({ question, told, reasons }: ToldProps<'order'>) {
  const { id, ask, items, right, errors } = question;
  const order = told === 0 ? shuffled(id, items.length) : items.keys();
  const Tag = told === 0 ? 'ul' : 'ol';
  return (
    <>
      {told === 0 && !lesson.saysOrder(blockWords(ask)) && (
        <p className={styles.how}>{text.order}</p>
      )}
      <Tag className={[styles.order, told > 0 && styles.numbered].join(' ')}>
        {[...order].map((at) => (
          <li key={at}>
            <Inlines content={items[at]?.label ?? []} />
          </li>
        ))}
      </Tag>
      {told === 1 && <ReasonText reason={right} />}
      {errorsIn(errors, reasons).map((error, at) => (
        <Fragment key={at}>
          <p className={styles.said}>
            “<Inlines content={items[error.second]?.label ?? []} />” {text.before} “
            <Inlines content={items[error.first]?.label ?? []} />
            ”:
          </p>
          <ReasonText reason={error} />
        </Fragment>
      ))}
    </>
  );
}

function Value({ question, told, reasons }: ToldProps<'number' | 'value'>) {
  if (told === 0) return null;
  return (
    <>
      <p className={styles.answer}>
        {text.answer}: <Computed of={question.of} />
      </p>
      {told === 1 && <ReasonText reason={question.right} />}
      {errorsIn(question.errors, reasons).map((error, at) => (
        <Fragment key={at}>
          <p className={styles.said}>
            {text.said} <AnswerText answer={error.answer} />:
          </p>
          <ReasonText reason={error} />
        </Fragment>
      ))}
    </>
  );
}

/** The first reason is that of the answer. */
const errorsIn = <E,>(errors: readonly E[], reasons: readonly number[]): readonly E[] =>
  errors.filter((_, at) => reasons.includes(at + 1));
