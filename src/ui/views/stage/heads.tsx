import { useLevel, usePosition } from '../../../player/hooks.ts';
import { Shape } from '../../parts/shape.tsx';
import { stage } from '../../text/stage.ts';
import { useMeasures } from '../../theme/measures.ts';
import type { Geometry } from './geometry.ts';
import styles from './heads.module.css';
import { Overheard } from './overheard.tsx';
import { isIntercepted } from '../../../player/run.ts';
import type { Moment } from './use-moment.ts';

/** Who stands at the lanes. */
export function Heads({ moment, g }: { readonly moment: Moment; readonly g: Geometry }) {
  const isFirst = usePosition().at === 1;
  const { beamer } = useMeasures();
  // Before a class who is who is said once: the room is for what happens.
  const explains = useLevel() === 'overview' && g.kind === 'wide' && (isFirst || !beamer);
  const places = g.kind === 'narrow' && !beamer;
  const { client, server } = moment.run.scenario;
  const who = moment.run.whoIs ?? stage.whoIs;
  const split = isIntercepted(moment.run.scenario);
  // On a phone the lanes stand at the edges, and the names between them.
  const at = (style: { left?: number; right?: number }) => (g.kind === 'phone' ? undefined : style);
  return (
    <div className={[styles.heads, styles[g.kind]].join(' ')}>
      <div className={styles.client} style={at({ right: g.width - g.client })}>
        <div className={styles.name}>
          {places && <span className={styles.place}>{stage.userAt(client.user)}</span>}
          <b>{stage.client}</b>
          <Shape of="client" className={styles.shape} />
        </div>
        {explains && <Lines of={who.client} />}
      </div>
      <div className={styles.eavesdropper} style={{ left: g.middle }}>
        <div className={styles.name}>
          <Shape of="attacker" className={styles.shape} />
          <b>{split ? stage.attacker : stage.eavesdropper}</b>
        </div>
        {explains ? (
          <Lines of={split ? stage.whoIs.attacker : stage.whoIs.eavesdropper} />
        ) : (
          g.kind !== 'phone' &&
          !split && (
            <div className={styles.line}>
              <Overheard moment={moment} />
            </div>
          )
        )}
      </div>
      <div className={styles.server} style={at({ left: g.server })}>
        <div className={styles.name}>
          <Shape of="server" className={styles.shape} />
          <b>{stage.server}</b>
          {places && <span className={styles.place}>{server.host}</span>}
        </div>
        {explains && <Lines of={who.server} />}
      </div>
    </div>
  );
}

function Lines({ of }: { readonly of: readonly string[] }) {
  return of.map((line) => (
    <div key={line} className={[styles.line, styles.who].join(' ')}>
      {line}
    </div>
  ));
}
