import { Fragment, type ReactNode } from 'react';

interface WordsProps {
  /** A sentence with places such as `{step}`. */
  readonly text: string;
  readonly put?: Readonly<Record<string, ReactNode>>;
}

/** A sentence with what belongs in its places. */
export function Words({ text, put = {} }: WordsProps) {
  const pieces = text.split(/\{(\w+)\}/);
  // A piece at an odd place is the name of what belongs there; a sentence never changes its order.
  return pieces.map((piece, at) => (
    <Fragment key={at}>{at % 2 === 1 ? put[piece] : piece}</Fragment>
  ));
}
