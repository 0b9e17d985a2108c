import { Fragment } from 'react';

/** Prose in which `names on the wire` stand between backticks: they are set in mono. */
export function Words({ text }: { readonly text: string }) {
  return text
    .split('`')
    .map((part, at) =>
      at % 2 === 1 ? <code key={at}>{part}</code> : <Fragment key={at}>{part}</Fragment>,
    );
}
