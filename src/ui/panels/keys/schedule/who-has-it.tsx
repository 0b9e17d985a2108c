import { valuesById } from '../../../../player/focus.ts';
import { useCursor, useHidden, useRun } from '../../../../player/hooks.ts';
import type { ScheduleView } from '../../../../player/schedule-view.ts';
import { schedule as text } from '../../../text/schedule.ts';
import { existsAt, holders } from '../existence.ts';
import panel from '../keys-panel.module.css';
import { StepLink } from '../step-link.tsx';
import { useStepNumber } from '../use-step-number.ts';

interface WhoHasItProps {
  /** Id of a secret that both ends make. */
  readonly secret: string | null;
  readonly ends: ScheduleView['ends'];
}

/** While only one end has a secret: which, and when the other makes it. */
export function WhoHasIt({ secret, ends }: WhoHasItProps) {
  const run = useRun();
  const cursor = useCursor();
  const numberOf = useStepNumber();
  const hidden = useHidden();
  const value = run && secret !== null ? valuesById(run).get(secret) : undefined;
  if (!run || !value?.secret || (existsAt(run, value) ?? Infinity) > cursor) return null;
  const have = holders(run, value, cursor);
  const both = [ends.client, ends.server];
  const lacking = both.find((end) => !have.includes(end));
  const having = both.find((end) => have.includes(end));
  if (lacking === undefined || having === undefined) return null;
  const steps = run.values
    .filter(({ fact }) => fact === value.fact)
    .flatMap(({ known }) => known[lacking] ?? []);
  const at = steps.length > 0 ? Math.min(...steps) : null;
  return (
    <p className={panel.words}>
      {text.onlyOneHas(having)}{' '}
      {at === null ? (
        !hidden && text.neverHas(lacking)
      ) : (
        <StepLink to={at}>{text.makes(lacking, numberOf(at))}</StepLink>
      )}
    </p>
  );
}
