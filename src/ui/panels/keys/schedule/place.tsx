import { valuesById } from '../../../../player/focus.ts';
import { useCursor, useHidden, useRun } from '../../../../player/hooks.ts';
import { TagFace } from '../../../parts/tag-face.tsx';
import { ValueTag } from '../../../parts/value-tag.tsx';
import { schedule as text } from '../../../text/schedule.ts';
import { existsAt } from '../existence.ts';
import { TagButton } from '../tag-button.tsx';
import styles from './schedule.module.css';

interface PlaceProps {
  /** Id of the value; null where nobody ever makes it. */
  readonly value: string | null;
  /** What stands on it, where it goes by another name here than its own symbol. */
  readonly face?: string;
  /** As the RFC writes it, for screen readers and those who hover. */
  readonly name?: string | undefined;
  readonly size?: 'row' | 'card';
}

/** The place of a value in the schedule: its tag, dashed before anybody has it. */
export function Place({ value: id, face, name, size = 'row' }: PlaceProps) {
  const run = useRun();
  const cursor = useCursor();
  const hidden = useHidden();
  if (!run) return null;
  const value = id === null ? undefined : valuesById(run).get(id);
  const at = value ? existsAt(run, value) : null;
  if (value && at !== null && at <= cursor) {
    if (face === undefined)
      return (
        <span title={name}>
          <ValueTag value={value} size={size} />
        </span>
      );
    return <TagButton value={value} face={face} name={text.tagSaid(face, value.label)} />;
  }
  const shown = face ?? value?.symbol ?? '';
  const why = value || hidden ? text.notYet : text.neverMade;
  return (
    <span className={styles.unmade} title={value?.label ?? name}>
      {shown !== '' && (
        <TagFace symbol={shown} look={{ kind: 'unmade', owners: [] }} print={null} />
      )}
      <span className={shown === '' ? undefined : 'said'}>{why}</span>
    </span>
  );
}
