import { useRun, useTopic } from '../../../../player/hooks.ts';
import { useIsRunOf } from './use-reading.ts';
import type { ValueView } from '../../../../player/run.ts';
import { TagFace } from '../../../parts/tag-face.tsx';
import { lookOf } from '../../../parts/value-look.ts';
import { ValueTag } from '../../../parts/value-tag.tsx';
import { parts } from '../../../text/parts.ts';
import { useMomentPlace, usePoint } from './moment-context.ts';
import styles from './inlines.module.css';

/** A value of the run that the text is about, as it looks everywhere. */
export function LessonTag({ address }: { readonly address: string }) {
  const { moment, isAway } = useMomentPlace();
  const run = useRun();
  const isShown = useIsRunOf(moment.place.scenario);
  const value = isShown ? run?.values.find((one) => one.address === address) : undefined;
  return (
    <span className={styles.value}>
      {value && !isAway ? <ValueTag value={value} /> : <TagOfElsewhere address={address} />}
    </span>
  );
}

/** While another run shows, or what was changed in this one has made it another: the stage goes back for it. */
function TagOfElsewhere({ address }: { readonly address: string }) {
  const { moment, seed } = useMomentPlace();
  const point = usePoint();
  const { scenario } = moment.place;
  const values = useTopic('lesson-values', { scenario, seed, addresses: [address] });
  const value: ValueView | undefined = values?.find((one) => one.address === address);
  if (!values || !value) return <code className={styles.code}>{address}</code>;
  const look = lookOf({ values }, value);
  return (
    <button
      type="button"
      className={styles.tag}
      aria-label={parts.tag[look.kind](value.symbol || value.label, value.label, look.owners)}
      title={value.label}
      onClick={() => point(address)}
    >
      <TagFace symbol={value.symbol || value.label} look={look} print={value.print} />
    </button>
  );
}
