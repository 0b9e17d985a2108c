import type { Inline } from '../../../world/lessons/lesson.ts';

/** Text of a lesson where no run stands beside it: nothing in it can be pressed. */
export function PlainInlines({ content }: { readonly content: readonly Inline[] }) {
  return content.map((inline, at) => <Piece key={at} inline={inline} />);
}

function Piece({ inline }: { readonly inline: Inline }) {
  switch (inline.kind) {
    case 'text':
    case 'term':
      return inline.text;
    case 'code':
      return <code>{inline.text}</code>;
    case 'strong':
      return (
        <strong>
          <PlainInlines content={inline.content} />
        </strong>
      );
    case 'emphasis':
      return (
        <em>
          <PlainInlines content={inline.content} />
        </em>
      );
    case 'value':
      return <code>{inline.address}</code>;
    case 'fact':
      return <code>{inline.of}</code>;
    default:
      return <PlainInlines content={inline.content} />;
  }
}
