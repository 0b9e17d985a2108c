import { useCursor } from '../../../player/hooks.ts';
import type { Explanation } from '../../../player/knowledge-view.ts';
import { knowledge as text } from '../../text/knowledge.ts';
import styles from './answer.module.css';
import { Bar } from './bar.tsx';
import { Follows } from './follows.tsx';
import { FrameLink, StepLink, Tags } from './links.tsx';
import { Roots } from './roots.tsx';
import { isBy, type Chosen } from './state-at.ts';
import { Words } from './words.tsx';

interface UnknownProps {
  readonly found: Explanation;
  readonly onChoose: (chosen: Chosen) => void;
}

/** What keeps a party from a value by now: what each way to it lacks, and what follows. */
export function Unknown({ found, onChoose }: UnknownProps) {
  const cursor = useCursor();
  const { value, party, routes, since, madeWith } = found;
  const sealed = found.sealed.filter((one) => isBy(one.since, cursor));
  const isUnreachable = since === null && routes.length === 0 && sealed.length === 0;
  return (
    <>
      <p className={styles.lead}>
        {isUnreachable && text.unreachable(party)}
        {routes.length > 0 && text.computable(routes.length)}
        {routes.length === 0 && sealed.length > 0 && text.readable} <Roots found={found} />
      </p>
      {since !== null && (
        <p className={styles.lead}>
          <Words text={text.later(party)} put={{ step: <StepLink step={since} /> }} />
        </p>
      )}
      {madeWith.length > 0 && isUnreachable && (
        <p className={styles.words}>
          <Words text={text.madeWith(party)} put={{ values: <Tags values={madeWith} /> }} />
        </p>
      )}
      {sealed.map((one) => (
        <Bar
          key={one.first.frame}
          title={
            <Words
              text={text.inFrames(one.passed.filter((at) => at <= cursor).length)}
              put={{ frame: <FrameLink carrier={one.first} value={value} /> }}
            />
          }
          needs={one.keys}
          party={party}
          lacks={text.openingLacks}
          lacksNothing=""
          onChoose={onChoose}
        />
      ))}
      {routes.map((route) => (
        <Bar
          key={route.needs.map((need) => need.value).join()}
          title={text.asDoes(route.ends)}
          needs={route.needs}
          party={party}
          lacks={text.lacks(route.functions)}
          lacksNothing={text.lacksNothing(route.functions)}
          onChoose={onChoose}
        />
      ))}
      <Follows found={found} />
    </>
  );
}
