import { useTopic } from '../../../player/hooks.ts';
import type { Terminal } from '../../../player/question-view.ts';
import type { Step } from '../../../player/run.ts';
import { prompt as text } from '../../text/prompt.ts';
import { useMeasures } from '../../theme/measures.ts';
import { useMedia } from '../shell/use-media.ts';
import { HostKeyAnswers } from './host-key-answers.tsx';
import { OtherChannel } from './other-channel.tsx';
import { PasswordAnswers } from './password-answers.tsx';
import { PromptAnswers } from './prompt-answers.tsx';
import styles from './prompt.module.css';
import { TerminalBox } from './terminal-box.tsx';

/** Where the picture of the key would push the answers out of sight. */
const LOW = '(max-height: 820px)';

/** As without VisualHostKey: the fingerprint says the same. */
const withoutArt = ({ command, lines, ...rest }: Terminal): Terminal => ({
  ...rest,
  command: command.replace(' -o VisualHostKey=yes', '').replace('-lvf', '-lf'),
  lines: lines.filter((line) => !/^(\|.*\||\+-.*-\+)$/.test(line)),
});

/** A question that the run waits with, or waited with: what stands in the terminal, and what can be answered. */
export function Prompt({ step }: { readonly step: Step }) {
  const question = useTopic('question', { step: step.index });
  const { beamer } = useMeasures();
  const isLow = useMedia(LOW);
  const again = (question?.before ?? null) !== null;
  const compact = (of: Terminal) => (beamer || isLow || again ? withoutArt(of) : of);
  if (!question) return null;
  const { name, user, terminal, console, fingerprint, answer } = question;
  return (
    <section className={styles.prompt} aria-label={text.name}>
      <div className={name === 'confirm-host-key' ? styles.sides : styles.alone}>
        <TerminalBox
          side="client"
          title={text.terminal}
          of={text.terminalOf(user)}
          terminal={compact(terminal)}
          point={fingerprint}
          open={answer === null}
        />
        {name === 'confirm-host-key' && (
          <>
            <OtherChannel />
            <TerminalBox
              side="server"
              title={text.console}
              of={text.consoleOf}
              terminal={console && compact(console)}
              point={fingerprint}
              open={false}
            />
          </>
        )}
      </div>
      {name === 'confirm-host-key' && <HostKeyAnswers question={question} />}
      {name === 'password' && <PasswordAnswers question={question} />}
      {name === 'prompt' && <PromptAnswers question={question} />}
    </section>
  );
}
