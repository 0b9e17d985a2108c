import { usePosition, useStep } from '../../../player/hooks.ts';
import { legend } from '../../text/legend.ts';
import { milliseconds, stage } from '../../text/stage.ts';
import { Arrow } from '../stage/arrow.tsx';
import type { Geometry } from '../stage/geometry.ts';
import { geometryOf } from '../stage/geometry.ts';
import type { RowState } from '../stage/ladder-rows.ts';
import { Lanes } from '../stage/lanes.tsx';
import band from '../stage/now-band.module.css';
import figure from '../stage/stage.module.css';
import { Trips } from '../stage/trips.tsx';
import styles from './legend.module.css';
import { Sign, Signs } from './signs.tsx';

const text = legend.ladder;
const WIDTH = 280;
const HEIGHT = 44;

/** A piece of the ladder, as high as one row. */
const row: Geometry = {
  ...geometryOf({ width: WIDTH, height: HEIGHT }, false, { px: 1, beamer: false }),
  height: HEIGHT,
  pitch: HEIGHT,
  laneTop: 0,
  arrowStart: 18,
};
/** Two rows, with room for a bracket at the left. */
const tripRows: Geometry = {
  ...row,
  client: 132,
  middle: (132 + row.server) / 2,
  height: 2 * HEIGHT,
  trips: 0,
};

/** How frames, round trips and now are drawn. */
export function LadderSigns() {
  return (
    <Signs>
      <Sign of={text.open}>
        <Row from="client" state="past" way={1} />
      </Sign>
      <Sign of={text.sealed}>
        <Row from="server" state="past" way={1} encrypted />
      </Sign>
      <Sign of={text.current}>
        <Row from="client" state="current" way={1} />
      </Sign>
      <Sign of={text.flying}>
        <Row from="server" state="flying" way={0.4} />
      </Sign>
      <Sign of={text.next}>
        <Row from="client" state="next" way={0} />
      </Sign>
      <Sign of={text.trip}>
        <RoundTrip />
      </Sign>
      <Sign of={text.now}>
        <Now />
      </Sign>
    </Signs>
  );
}

interface RowProps {
  readonly from: 'client' | 'server';
  readonly state: RowState;
  readonly way: number;
  readonly encrypted?: boolean;
  readonly g?: Geometry;
}

function Row({ from, state, way, encrypted = false, g = row }: RowProps) {
  return (
    <div className={styles.row} style={{ width: g.width, height: g.pitch }}>
      <Lanes
        g={{ ...g, height: g.pitch }}
        bandBottom={state === 'next' ? 0 : g.pitch}
        split={false}
      />
      <Arrow
        from={from}
        to={from === 'client' ? 'server' : 'client'}
        encrypted={encrypted}
        state={state}
        way={way}
        moves={false}
        g={g}
      />
    </div>
  );
}

function RoundTrip() {
  const trip = {
    number: 1,
    first: 0,
    last: HEIGHT,
    openTop: false,
    openEnd: false,
    noted: false,
    nameAt: 0,
  };
  return (
    <div className={styles.row} style={{ width: WIDTH, height: tripRows.height }}>
      <Trips trips={[trip]} g={tripRows} />
      <Row from="client" state="past" way={1} g={tripRows} />
      <Row from="server" state="past" way={1} g={tripRows} />
    </div>
  );
}

/** The flag with the time of the step that shows in the run. */
function Now() {
  const step = useStep();
  const { at } = usePosition();
  return (
    <div className={styles.now} style={{ width: WIDTH }}>
      <div className={figure.fill} style={{ height: '100%' }} />
      <section key={at} className={band.band} style={{ minHeight: '100%' }}>
        <p className={band.flag} style={{ width: 76 }}>
          <b>{stage.now}</b>
          <span>{step && milliseconds(step.time_ms)}</span>
        </p>
      </section>
    </div>
  );
}
