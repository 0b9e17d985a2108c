import { useTopic } from '../../../player/hooks.ts';
import type { Step } from '../../../player/run.ts';
import { prompt as text } from '../../text/prompt.ts';
import { HostKeyAnswers } from './host-key-answers.tsx';
import { PasswordAnswers } from './password-answers.tsx';
import { PromptAnswers } from './prompt-answers.tsx';
import styles from './prompt.module.css';
import { Sides } from './sides.tsx';
import { TerminalBox } from './terminal-box.tsx';

/** A question that the run waits with, or waited with: what stands in the terminal, and what can be answered. */
export function Prompt({ step }: { readonly step: Step }) {
  const question = useTopic('question', { step: step.index });
  if (!question) return null;
  const { name, user, terminal, console, note, fingerprint, answer, before } = question;
  const isOpen = answer === null;
  return (
    <section className={styles.prompt} aria-label={text.name}>
      {name === 'confirm-host-key' ? (
        <Sides
          {...{ user, terminal, console, note, fingerprint }}
          client={isOpen ? 'asks' : 'goes on'}
          plain={before !== null}
        />
      ) : (
        <div className={styles.alone}>
          <TerminalBox
            side="client"
            title={text.terminal}
            of={text.terminalOf(user)}
            terminal={terminal}
            point={null}
            open={isOpen}
            ended={false}
          />
        </div>
      )}
      {name === 'confirm-host-key' && <HostKeyAnswers question={question} />}
      {name === 'password' && <PasswordAnswers question={question} />}
      {name === 'prompt' && <PromptAnswers question={question} />}
    </section>
  );
}
