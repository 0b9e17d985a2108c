import { Shape, type Actor, type ShapeFill } from '../../parts/shape.tsx';
import { legend as text } from '../../text/legend.ts';
import { Section } from '../page/page.tsx';
import { Hatches } from '../stage/hatches.tsx';
import { Result } from '../stage/step-card.tsx';
import { useBook } from './book.ts';
import { LadderSigns } from './ladder-signs.tsx';
import styles from './legend.module.css';
import { PointingSigns } from './pointing-signs.tsx';
import { ScrubberSigns } from './scrubber-signs.tsx';
import { Sign, Signs } from './signs.tsx';
import { SymbolTable } from './symbol-table.tsx';
import { SymbolTag } from './symbol-tag.tsx';

const actors = ['client', 'server', 'attacker'] as const satisfies readonly Actor[];

/** Every sign and what it means, drawn by what draws it everywhere else. */
export function LegendSections() {
  const { who, note } = useBook();
  const signs = { ...text.who, ...who };
  return (
    <>
      <Hatches />
      <Section title={text.who.title}>
        <Signs>
          {actors.map((actor) => (
            <Sign key={actor} of={signs[actor]}>
              <Shape of={actor} className={styles.actor} />
            </Sign>
          ))}
          <Sign of={signs.both}>
            <Shape of="client" className={styles.actor} />
            <Shape of="server" className={styles.actor} />
          </Sign>
        </Signs>
      </Section>
      <Section title={text.values.title} note={text.values.note}>
        <ValueSigns />
      </Section>
      <Section title={text.ladder.title} note={text.ladder.note}>
        <LadderSigns />
      </Section>
      <Section title={text.pointing.title}>
        <PointingSigns />
      </Section>
      <Section title={text.scrubber.title} note={text.scrubber.note}>
        <ScrubberSigns />
      </Section>
      <Section title={text.knowledge.title}>
        <Signs>
          {(['filled', 'hatched', 'dashed'] as const satisfies readonly ShapeFill[]).map((fill) => (
            <Sign key={fill} of={text.knowledge[fill]}>
              {actors.map((actor) => (
                <Shape
                  key={actor}
                  of={actor}
                  fill={fill}
                  plain={fill === 'dashed'}
                  className={styles.knows}
                />
              ))}
            </Sign>
          ))}
        </Signs>
      </Section>
      <Section title={text.results.title} note={text.results.note}>
        <Signs>
          <Sign of={text.results.good}>
            <span className={styles.result}>
              <Result text={text.results.said.good} good />
            </span>
          </Sign>
          <Sign of={text.results.bad}>
            <span className={styles.result}>
              <Result text={text.results.said.bad} good={false} />
            </span>
          </Sign>
        </Signs>
      </Section>
      <Section title={text.symbols.title} note={note}>
        <SymbolTable />
      </Section>
    </>
  );
}

function ValueSigns() {
  const { samples } = useBook();
  return (
    <>
      <Signs>
        {(['public', 'secret', 'shared', 'sealed'] as const).map((kind) => (
          <Sign key={kind} of={text.values[kind]}>
            <Tags of={samples[kind]} />
          </Sign>
        ))}
        <Sign of={text.values.unmade}>
          <SymbolTag symbol="K" unmade />
        </Sign>
        <Sign of={text.values.print}>
          <Tags of={samples.print} />
        </Sign>
      </Signs>
      <p className={styles.small}>{text.values.printHow}</p>
    </>
  );
}

/** Tags side by side; a symbol may come twice. */
function Tags({ of }: { readonly of: readonly string[] }) {
  return of.map((symbol, at) => <SymbolTag key={at} symbol={symbol} />);
}
