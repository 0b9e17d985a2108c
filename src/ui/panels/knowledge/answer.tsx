import { useId } from 'react';
import { valuesById } from '../../../player/focus.ts';
import { useCursor, useHidden, useRun, useTopic } from '../../../player/hooks.ts';
import type { Explanation, KnowledgeRow } from '../../../player/knowledge-view.ts';
import type { RunView } from '../../../player/run.ts';
import { RfcLink } from '../../parts/rfc-link.tsx';
import { Shape } from '../../parts/shape.tsx';
import { tagKey } from '../../parts/value-look.ts';
import { knowledge as text } from '../../text/knowledge.ts';
import styles from './answer.module.css';
import { Known } from './known.tsx';
import { Tag } from './links.tsx';
import { actorOf, fillAt, isBy, type Chosen } from './state-at.ts';
import { Unknown } from './unknown.tsx';
import { Words } from './words.tsx';

interface AnswerProps {
  readonly rows: readonly KnowledgeRow[];
  readonly chosen: Chosen;
  readonly onChoose: (chosen: Chosen) => void;
}

/** How does this party know this value? Why can it not? As of now. */
export function Answer({ rows, chosen, onChoose }: AnswerProps) {
  const { value, party } = chosen;
  const run = useRun();
  const cursor = useCursor();
  const id = useId();
  const hidden = useHidden();
  const told = useTopic('why', chosen);
  const row = rows.find((one) => one.value === value);
  const cell = row?.cells[party];
  if (!run || !row || !cell) return null;
  const found = told?.value === value && told.party === party ? told : null;
  const isMade = isBy(row.since, cursor);
  const isKnown = isBy(cell.since, cursor);
  const put = { value: <Tag value={value} /> };
  const fill = fillAt(cell, cursor);
  const choose = (next: Chosen) => onChoose({ ...next, value: rowOf(run, rows, next.value) });
  return (
    <section aria-labelledby={id} className={styles.answer}>
      <h3 id={id} className={styles.question}>
        <Shape of={actorOf(party)} fill={fill} plain={fill === 'dashed'} className={styles.who} />
        <span>
          <Words
            text={questionOf(party, isMade, isKnown, hidden ? 'hidden' : cell.since)}
            put={put}
          />
        </span>
      </h3>
      {isMade &&
        found &&
        (isKnown ? (
          <Known found={found} onChoose={choose} />
        ) : (
          <Unknown found={found} onChoose={choose} />
        ))}
      {isMade && found && <Sources found={found} isKnown={isKnown} cursor={cursor} />}
    </section>
  );
}

function questionOf(
  party: Chosen['party'],
  isMade: boolean,
  isKnown: boolean,
  since: number | 'hidden' | null,
): string {
  if (!isMade) return text.unmade;
  if (isKnown) return text.howKnows(party);
  if (since === 'hidden') return text.whyNotNow(party);
  return since === null ? text.whyNot(party) : text.whyNotYet(party);
}

/** The row of a value, whichever end recorded it. */
function rowOf(run: RunView, rows: readonly KnowledgeRow[], id: string): string {
  const values = valuesById(run);
  const key = (of: string) => {
    const value = values.get(of);
    return value && tagKey(value);
  };
  return rows.find((row) => key(row.value) === key(id))?.value ?? id;
}

interface SourcesProps {
  readonly found: Explanation;
  readonly isKnown: boolean;
  readonly cursor: number;
}

function Sources({ found, isKnown, cursor }: SourcesProps) {
  const from = isKnown ? found.ways.filter(({ since }) => isBy(since, cursor)) : found.routes;
  const sources = [...new Set(from.flatMap((one) => one.sources))];
  return (
    <p className={styles.sources}>
      {sources.map((source) => (
        <RfcLink key={source} source={source} />
      ))}
    </p>
  );
}
