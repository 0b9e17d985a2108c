import { FactText } from '../lesson/fact-text.tsx';

/** A fact of the run, as an answer. */
export function Computed({ of }: { readonly of: string }) {
  return (
    <b>
      <FactText of={of} />
    </b>
  );
}

/** An answer of a common error: as it is written, or a fact in `$(…)`. */
export function AnswerText({ answer }: { readonly answer: string }) {
  const fact = /^\$\((.*)\)$/.exec(answer)?.[1];
  return fact === undefined ? <code>{answer}</code> : <FactText of={fact} />;
}
