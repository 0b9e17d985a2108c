import type { ReactNode } from 'react';
import type { Terminal } from '../../../player/question-view.ts';
import { prompt as text } from '../../text/prompt.ts';
import { useMeasures } from '../../theme/measures.ts';
import { useMedia } from '../shell/use-media.ts';
import { AdminNote } from './admin-note.tsx';
import { OtherChannel } from './other-channel.tsx';
import styles from './sides.module.css';
import { TerminalBox } from './terminal-box.tsx';

/** Where the picture of the key would push what is below out of sight. */
const LOW = '(max-height: 820px)';

/** As without VisualHostKey: the fingerprint says the same. */
const withoutArt = ({ command, lines, ...rest }: Terminal): Terminal => ({
  ...rest,
  command: command.replace(' -o VisualHostKey=yes', '').replace('-lvf', '-lf'),
  lines: lines.filter((line) => !/^(\|.*\||\+-.*-\+)$/.test(line)),
});

interface SidesProps {
  readonly user: string;
  readonly terminal: Terminal;
  readonly console: Terminal | null;
  readonly note: string | null;
  /** Of the key that came: pointed at wherever it stands. */
  readonly fingerprint: string | null;
  /** What the client's terminal does: it asks, it goes on, or the command has ended. */
  readonly client: 'asks' | 'goes on' | 'ended';
  /** The pictures of the keys are left out. */
  readonly plain: boolean;
  /** What else helps to find out. */
  readonly children?: ReactNode;
}

/** The client's terminal, and, beside the wire, what tells whose key came: the server's own console, a note. */
export function Sides(props: SidesProps) {
  const { user, terminal, console, note, fingerprint, client, plain, children } = props;
  const { beamer } = useMeasures();
  const isLow = useMedia(LOW);
  const compact = (of: Terminal) => (beamer || isLow || plain ? withoutArt(of) : of);
  return (
    <div className={styles.sides}>
      <TerminalBox
        side="client"
        title={text.terminal}
        of={text.terminalOf(user)}
        terminal={compact(terminal)}
        point={fingerprint}
        open={client === 'asks'}
        ended={client === 'ended'}
      />
      <OtherChannel />
      <div className={styles.far}>
        <TerminalBox
          side="server"
          title={text.console}
          of={text.consoleOf}
          terminal={console && compact(console)}
          point={fingerprint}
          open={false}
          ended
        />
        {note !== null && <AdminNote note={note} point={fingerprint} />}
        {children}
      </div>
    </div>
  );
}
