import { Check, Minus, X } from 'lucide-react';
import { Fragment } from 'react';
import type { ShownFact } from '../../../player/logins-view.ts';
import { Shape } from '../../parts/shape.tsx';
import { lineOf, logins as text, type Line } from '../../text/logins.ts';
import { placeHash } from '../page/stage-link.tsx';
import styles from './logins.module.css';

interface LinesProps {
  readonly facts: readonly ShownFact[];
  /** Whether each line says of which way it tells. */
  readonly named?: boolean;
}

/** Facts, each with the link to where it is seen. */
export function Lines({ facts, named = false }: LinesProps) {
  return (
    <ul className={styles.lines}>
      {facts.map(({ fact, place, way }, at) => {
        const line = lineOf(fact, named);
        return (
          <li key={at} className={styles.line}>
            <Sign of={line} />
            <div>
              {named && way && <span className={styles.way}>{text.ways[way]}</span>}
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
        );
      })}
    </ul>
  );
}

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
