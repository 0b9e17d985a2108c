import { useEffect, useState } from 'react';
import type { QuestionView } from '../../../player/question-view.ts';
import { useSettings } from '../../../player/hooks.ts';
import { isForPage } from '../../../player/keys.ts';
import { usePublicText } from '../../parts/use-public-text.ts';
import { prompt as text } from '../../text/prompt.ts';
import { AnswerCard } from './answer-card.tsx';
import { FingerprintCard } from './fingerprint-card.tsx';
import styles from './prompt.module.css';
import { useAnswer } from './use-answer.ts';

/** Yes, no, or the fingerprint: what each means, what follows, what is written. */
export function HostKeyAnswers({ question }: { readonly question: QuestionView }) {
  const { answer, failure } = useAnswer(question.address);
  const [pasted, setPasted] = useState('');
  const { refused, offer } = usePublicText(setPasted);
  const { characterKeys } = useSettings();
  const given = question.answer;
  // A stray key does not take back what was answered.
  const hasKeys = characterKeys && given === null;

  useEffect(() => {
    const paste = (event: ClipboardEvent) => {
      if (event.target instanceof Element && event.target.closest('input, textarea')) return;
      const words = event.clipboardData?.getData('text').trim() ?? '';
      if (words === '') return;
      event.preventDefault(); // the field gets the focus at once, and would be pasted into again
      offer(words);
    };
    const press = (event: KeyboardEvent) => {
      const key = event.key.toLowerCase();
      if ((key !== 'y' && key !== 'n') || event.repeat || !isForPage(event)) return;
      event.preventDefault();
      answer(key === 'y' ? 'yes' : 'no');
    };
    addEventListener('paste', paste);
    if (hasKeys) addEventListener('keydown', press);
    return () => {
      removeEventListener('paste', paste);
      removeEventListener('keydown', press);
    };
  }, [answer, hasKeys, offer]);

  return (
    <>
      <ul className={styles.answers} aria-label={text.answers}>
        <AnswerCard
          word={text.yes.word}
          means={text.yes.means}
          shortcut={hasKeys ? 'Y' : null}
          given={given === 'yes'}
          writes={question.writes === null ? null : text.adds(short(question.writes))}
          onAnswer={() => answer('yes')}
        >
          {text.yes.follows}
        </AnswerCard>
        <AnswerCard
          word={text.no.word}
          means={text.no.means}
          shortcut={hasKeys ? 'N' : null}
          given={given === 'no'}
          writes={text.no.writes}
          onAnswer={() => answer('no')}
        >
          <code>{text.no.follows[0]}</code>
          {text.no.follows[1]}
        </AnswerCard>
        <FingerprintCard
          key={pasted}
          pasted={pasted}
          refusedPaste={refused}
          given={given !== null && given !== 'yes' && given !== 'no' ? given : null}
          before={question.before}
          onAnswer={answer}
        />
      </ul>
      {failure !== null && (
        <p role="alert" className={styles.failure}>
          {text.failed} {failure}
        </p>
      )}
    </>
  );
}

/** A line of known_hosts as it is recognised: the middle of the key left out. */
function short(line: string): string {
  const [hosts = '', type = '', key = ''] = line.split(' ');
  return `${hosts} ${type} ${key.slice(0, 10)}…${key.slice(-7)}`;
}
