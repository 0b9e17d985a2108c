import { Check, Minus, TriangleAlert, X } from 'lucide-react';
import { Fragment } from 'react';
import { Shape } from '../../parts/shape.tsx';
import { handout as text } from '../../text/handout.ts';
import type { Line } from '../../text/line.ts';
import { placeHash } from '../page/stage-link.tsx';
import styles from './facts.module.css';
import type { ToldLine } from './told-line.ts';

/** Facts, each with the link to where it is seen. */
export function FactLines({ lines }: { readonly lines: readonly ToldLine[] }) {
  return (
    <ul className={styles.lines}>
      {lines.map(({ line, place, lead }, at) => (
        <li key={at} className={styles.line}>
          <Sign of={line} />
          <div>
            {lead !== undefined && <span className={styles.lead}>{lead}</span>}
            <a href={placeHash(place)} className={styles.link}>
              <Names text={line.link} />
            </a>
            {line.text !== '' && (
              <>
                {' '}
                <Names text={line.text} />
              </>
            )}
            {line.parts.map((part) => (
              <p key={part} className={styles.part}>
                <Names text={part} />
              </p>
            ))}
          </div>
        </li>
      ))}
    </ul>
  );
}

/** What kept facts from being computed. */
export function Problem({ text: problem }: { readonly text: string }) {
  return (
    <p className={styles.problem}>
      <TriangleAlert size={16} strokeWidth={1.8} aria-hidden="true" />
      <span>
        <b>{text.failed}</b> {problem}
      </span>
    </p>
  );
}

/** That they are still to come. */
export const Waiting = () => <p className={styles.waiting}>{text.computing}</p>;

const signs = { yes: Check, no: Minus, refused: X } as const;

/** Who, or whether: the words beside it say the same. */
function Sign({ of: { who, sign } }: { readonly of: Line }) {
  const Icon = sign && signs[sign];
  return (
    <span className={styles.signs}>
      {who.map((actor) => (
        <Shape key={actor} of={actor} className={styles.actor} />
      ))}
      {Icon && (
        <Icon
          size={14}
          strokeWidth={2.2}
          aria-hidden="true"
          className={sign === 'yes' ? undefined : styles[sign ?? 'no']}
        />
      )}
    </span>
  );
}

/** Prose with `names on the wire`, which may break behind their underscores; a number keeps its unit. */
function Names({ text }: { readonly text: string }) {
  const parts = text.replace(/(?<=\d) B\b/g, '\u00a0B').split('`');
  return parts.map((part, at) =>
    at % 2 === 0 ? (
      <Fragment key={at}>{part}</Fragment>
    ) : (
      <code key={at}>
        {part.split(/(?<=[_@-])/).map((piece, index) => (
          <Fragment key={index}>
            {index > 0 && <wbr />}
            {piece}
          </Fragment>
        ))}
      </code>
    ),
  );
}
