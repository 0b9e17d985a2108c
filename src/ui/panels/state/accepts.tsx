import { Fragment } from 'react';
import type { MachineView } from '../../../player/run.ts';
import { RfcLink } from '../../parts/rfc-link.tsx';
import { state as text } from '../../text/state.ts';
import styles from './state-panel.module.css';

interface AcceptsProps {
  readonly machine: MachineView;
  readonly at: string;
}

/** What a state is, what it takes, and where each input leads. */
export function Accepts({ machine, at }: AcceptsProps) {
  const found = machine.states.find(({ name }) => name === at);
  const edges = machine.edges.filter(({ from }) => from === at);
  if (!found) return null;
  return (
    <div className={styles.accepts}>
      <p className={styles.means}>
        <b>{text.name(at)}</b> {found.means}
      </p>
      <ul>
        {edges.map(({ input, to, source }) => (
          <li key={input} className={styles.edge}>
            <span>
              <span className={styles.input}>
                <Breakable name={input} />
              </span>{' '}
              <span className={styles.to}>{text.to(to.filter((name) => name !== at))}</span>
            </span>
            <RfcLink source={source} />
          </li>
        ))}
        {edges.length === 0 && <li className={styles.to}>{text.acceptsNothing}</li>}
      </ul>
    </div>
  );
}

/** A message's name, which may go on in the next line after an underscore. */
function Breakable({ name }: { readonly name: string }) {
  return name.split(/(?<=_)/).map((piece, index) => (
    <Fragment key={`${index}${piece}`}>
      {index > 0 && <wbr />}
      {piece}
    </Fragment>
  ));
}
