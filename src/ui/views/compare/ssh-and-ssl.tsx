import { RfcLink } from '../../parts/rfc-link.tsx';
import { compare as text } from '../../text/compare.ts';
import { sshAndSsl, type ShownIn } from '../../text/ssh-and-ssl.ts';
import { Section } from '../page/page.tsx';
import { StageLink } from '../page/stage-link.tsx';
import styles from './rest.module.css';
import { answerOf, type Columns } from './walk.ts';

/** What is often mixed up, put right by what both runs show. */
export function SshAndSsl({ columns }: { readonly columns: Columns }) {
  return (
    <Section title={sshAndSsl.title} note={sshAndSsl.note}>
      <dl className={styles.statements}>
        {sshAndSsl.statements.map(({ said, text: words, sources, shown }) => (
          <div key={said}>
            <dt>{said}</dt>
            <dd>
              <p>{words}</p>
              <p className={styles.shown}>
                <Shown columns={columns} shown={shown} />
              </p>
              <p className={styles.sources}>
                {sources.map((source) => (
                  <RfcLink key={source} source={source} />
                ))}
              </p>
            </dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}

/** The steps of both runs that show it. */
function Shown({
  columns,
  shown,
}: {
  readonly columns: Columns;
  readonly shown: readonly ShownIn[];
}) {
  const steps = shown.flatMap(({ side, question }) => {
    const told = answerOf(columns[side], question)?.told;
    return told ? [{ told, protocol: columns[side].protocol }] : [];
  });
  if (steps.length === 0) return sshAndSsl.notShown;
  return steps.map(({ told, protocol }) => (
    <StageLink key={`${protocol} ${told.step.address}`} to={told.place}>
      {text.protocol(protocol)}: {told.step.title}
    </StageLink>
  ));
}
