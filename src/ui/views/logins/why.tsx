import { reasons, type LoginsTell, type Reason } from '../../../player/logins-view.ts';
import { RfcLink } from '../../parts/rfc-link.tsx';
import { lineOf, logins as text } from '../../text/logins.ts';
import { FactLines, Problem, Waiting } from '../facts/fact-lines.tsx';
import { linesOf } from './lines.ts';
import styles from './logins.module.css';
import { Notice } from './notice.tsx';
import { reasonKey } from './parts.ts';
import type { Told } from './use-logins.ts';

/** What the runs show against the textbooks' way. */
export function Why({ told }: { readonly told: Told }) {
  return (
    <>
      <p className={styles.aside}>
        <Notice />
      </p>
      <ol className={styles.reasons}>
        {reasons.map((reason) => (
          <li key={reason}>
            <ReasonText of={reason} tell={told.get(reasonKey(reason))} />
          </li>
        ))}
      </ol>
    </>
  );
}

interface ReasonProps {
  readonly of: Reason;
  readonly tell: LoginsTell | undefined;
}

function ReasonText({ of, tell }: ReasonProps) {
  if (!tell) return <Waiting />;
  if ('problem' in tell) return <Problem text={tell.problem} />;
  const [first, ...rest] = tell.facts;
  if (!first) return null;
  const { instead, sources } = text.reasons[of];
  return (
    <>
      <h3>{lineOf(first.fact).link}</h3>
      <FactLines lines={linesOf(rest, true)} />
      <p className={styles.instead}>{instead}</p>
      <p className={styles.sources}>
        {sources.map((source) => (
          <RfcLink key={source} source={source} />
        ))}
      </p>
    </>
  );
}
