import type { Inline } from '../../../../world/lessons/lesson.ts';
import { FactText } from './fact-text.tsx';
import { gluedPieces } from './glued-pieces.ts';
import styles from './inlines.module.css';
import { LessonTag } from './lesson-tag.tsx';
import { PointLink } from './point-link.tsx';
import { TermWord } from './term-word.tsx';

/** Text of a lesson: prose, in which parts of the run are pointed at. */
export function Inlines({ content }: { readonly content: readonly Inline[] }) {
  return gluedPieces(content).map(({ opens, inline, closes }, at) =>
    opens === '' && closes === '' ? (
      <Piece key={at} inline={inline} />
    ) : (
      <span key={at} className={styles.glued}>
        {opens}
        <span>
          <Piece inline={inline} />
        </span>
        {closes}
      </span>
    ),
  );
}

function Piece({ inline }: { readonly inline: Inline }) {
  switch (inline.kind) {
    case 'text':
      return inline.text;
    case 'code':
      return <code className={styles.code}>{inline.text}</code>;
    case 'strong':
      return (
        <strong>
          <Inlines content={inline.content} />
        </strong>
      );
    case 'emphasis':
      return (
        <em>
          <Inlines content={inline.content} />
        </em>
      );
    case 'claim':
      return <Inlines content={inline.content} />;
    case 'point':
      return (
        <PointLink address={inline.address}>
          <Inlines content={inline.content} />
        </PointLink>
      );
    case 'page':
      return (
        <a href={inline.hash}>
          <Inlines content={inline.content} />
        </a>
      );
    case 'value':
      return <LessonTag address={inline.address} />;
    case 'fact':
      return <FactText of={inline.of} />;
    case 'term':
      return <TermWord name={inline.name}>{inline.text}</TermWord>;
  }
}
