import { Phone } from 'lucide-react';
import { actions, useEmbedded } from '../../../player/hooks.ts';
import { chooseTool } from '../../panels/files/chosen-tool.ts';
import { toolRuns } from '../../text/tool-runs.ts';
import { Shape } from '../../parts/shape.tsx';
import { prompt as text } from '../../text/prompt.ts';
import styles from './other-channel.module.css';

/**
 * Between the two screens: a way that is not the wire, and the wire, on which anyone may sit; and where both are set
 * against each other.
 */
export function OtherChannel() {
  const embedded = useEmbedded();
  return (
    <div className={styles.between}>
      <div className={styles.phone}>
        <Phone size={22} strokeWidth={1.8} aria-hidden="true" />
        <b>{text.otherWay}</b>
        {text.otherWays.map((line) => (
          <span key={line}>{line}</span>
        ))}
      </div>
      <div className={styles.wire}>
        <Shape of="attacker" fill="dashed" className={styles.someone} />
        {text.between.map((line) => (
          <span key={line}>{line}</span>
        ))}
      </div>
      {!embedded && (
        <button
          type="button"
          className={styles.where}
          onClick={() => {
            chooseTool('keyscan');
            actions.showPanel('files');
          }}
        >
          {toolRuns.where}
        </button>
      )}
    </div>
  );
}
