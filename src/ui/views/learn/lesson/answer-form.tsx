import { useId } from 'react';
import type { Given } from '../../../../world/lessons/answer.ts';
import type { Question } from '../../../../world/lessons/lesson.ts';
import { lesson as text } from '../../../text/lesson.ts';
import styles from './answer-form.module.css';
import { ChoiceList } from './choice-list.tsx';
import { OrderList } from './order-list.tsx';
import { blockWords } from './plain-text.ts';
import { shuffled } from './shuffled.ts';

/** What a question's answer is before anything was chosen. */
export function begun(question: Question): Given {
  switch (question.kind) {
    case 'choice':
    case 'several':
      return [];
    case 'order':
      return shuffled(question.id, question.items.length);
    case 'number':
    case 'value':
      return '';
  }
}

interface AnswerFormProps {
  readonly question: Question;
  readonly given: Given;
  /** The answer has been told. */
  readonly isTold: boolean;
  /** Why what was given is no answer; empty where it is one. */
  readonly problem: string;
  readonly onGive: (given: Given) => void;
}

/** Where a question is answered. */
export function AnswerForm({ question, given, isTold, problem, onGive }: AnswerFormProps) {
  const id = useId();
  return (
    <div className={styles.form}>
      {question.kind === 'several' && !isTold && <p className={styles.how}>{text.several}</p>}
      {(question.kind === 'choice' || question.kind === 'several') && (
        <ChoiceList
          choices={question.choices}
          several={question.kind === 'several'}
          chosen={typeof given === 'string' ? [] : given}
          isTold={isTold}
          onChoose={onGive}
        />
      )}
      {question.kind === 'order' && typeof given !== 'string' && (
        <>
          {!isTold && !text.saysOrder(blockWords(question.ask)) && (
            <p className={styles.how}>{text.order}</p>
          )}
          <OrderList items={question.items} order={given} isTold={isTold} onOrder={onGive} />
        </>
      )}
      {(question.kind === 'number' || question.kind === 'value') && (
        <label className={styles.entry}>
          <span>{question.kind === 'number' ? text.yourNumber : text.yourValue}</span>
          <input
            type="text"
            className={question.kind === 'number' ? styles.number : styles.value}
            value={typeof given === 'string' ? given : ''}
            readOnly={isTold}
            autoComplete="off"
            autoCapitalize="off"
            spellCheck={false}
            enterKeyHint="done"
            aria-invalid={problem !== ''}
            aria-describedby={id}
            onChange={(event) => onGive(event.target.value)}
          />
        </label>
      )}
      <p id={id} role="alert" className={styles.problem}>
        {problem}
      </p>
    </div>
  );
}
