import { ValueSymbol } from '../../parts/value-symbol.tsx';
import { stage } from '../../text/stage.ts';
import { hiddenFromEavesdropper } from './holdings.ts';
import type { Moment } from './use-moment.ts';

/** What the eavesdropper has, and on a second line what it lacks. */
export function Overheard({ moment }: { readonly moment: Moment }) {
  const read = moment.run.index.bytes[moment.cursor] ?? 0;
  const hidden = hiddenFromEavesdropper(moment.run, moment.cursor);
  if (read === 0) return <div>{stage.hasReadNothing}</div>;
  if (hidden.length === 0) return <div>{stage.hasRead(read)}</div>;
  return (
    <>
      <div>{stage.hasReadAnd(read)}</div>
      <div>
        {hidden.length === 1 ? stage.doesNotKnow : stage.knowsNeither}{' '}
        {hidden.map((symbol, i) => (
          <span key={symbol}>
            {i > 0 && stage.nor}
            <b>
              <ValueSymbol symbol={symbol} />
            </b>
          </span>
        ))}
      </div>
    </>
  );
}
