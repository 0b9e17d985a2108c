import { ArrowRight } from 'lucide-react';
import type { LadderFrame } from '../../../player/run.ts';
import { Shape, type Actor } from '../../parts/shape.tsx';
import { packet as text } from '../../text/packet.ts';
import styles from './packet-panel.module.css';

interface FrameNameProps {
  /** Such as `client/SSH_MSG_KEXINIT#1`. */
  readonly address: string;
  readonly head: LadderFrame | null;
}

const actors: readonly Actor[] = ['client', 'server', 'attacker'];

/** From whom to whom, and the message. */
export function FrameName({ address, head }: FrameNameProps) {
  const [sender = '', name = ''] = address.split(/[/#]/);
  const actor = (side: string | undefined) => actors.find((one) => one === side);
  const from = actor(head?.from ?? sender);
  const to = actor(head?.to) ?? (from === 'client' ? 'server' : 'client');
  return (
    <span className={styles.frame}>
      {from && (
        <span className={styles.way}>
          <Shape of={from} />
          <ArrowRight size={14} strokeWidth={1.8} aria-hidden="true" />
          <Shape of={to} />
          <span className="said">{text.from(from, to)}</span>
        </span>
      )}
      <span className={styles.message}>{head?.message ?? name}</span>
    </span>
  );
}
