/** Goes through all text of a lesson in the order in which it is read, and may replace it. */
import type {
  Block,
  Inline,
  Lesson,
  Question,
  Reason,
  Task,
  Term,
} from '../world/lessons/lesson.ts';

/** Where a text stands. */
export interface Where {
  /** Whether it is for learners, and running text: not so headings and what is for teachers. */
  readonly isProse: boolean;
  /** Whether something that can be pressed may stand in it. */
  readonly isOpen: boolean;
  /** What shows together: the moment's text, or one answer's reason. */
  readonly unit: object;
}

export interface Visitor {
  text(inlines: readonly Inline[], where: Where): readonly Inline[];
  /** Before its meaning is gone through. */
  term?(term: Term): void;
  /** Before the text of a moment. */
  moment?(): void;
}

/** The lesson with its texts as the visitor gives them. */
export function walkLesson(lesson: Lesson, visitor: Visitor): Lesson {
  const parts = lesson.parts.map((part) => ({
    ...part,
    moments: part.moments.map((moment) => {
      visitor.moment?.();
      const where: Where = { isProse: true, isOpen: true, unit: {} };
      return { ...moment, blocks: walkBlocks(moment.blocks, visitor, where) };
    }),
  }));
  return { ...lesson, parts };
}

function walkBlocks(blocks: readonly Block[], visitor: Visitor, where: Where): Block[] {
  return blocks.map((block) => walkBlock(block, visitor, where));
}

function walkBlock(block: Block, visitor: Visitor, where: Where): Block {
  const text = (inlines: readonly Inline[]) => [...visitor.text(inlines, where)];
  const apart = { ...where, unit: {} };
  switch (block.kind) {
    case 'paragraph':
      return { ...block, content: text(block.content) };
    case 'heading': {
      const quiet = { ...where, isProse: false, isOpen: false };
      return { ...block, content: visitor.text(block.content, quiet) };
    }
    case 'list':
      return { ...block, items: block.items.map((item) => walkBlocks(item, visitor, where)) };
    case 'quote':
      return { ...block, blocks: walkBlocks(block.blocks, visitor, where) };
    case 'table':
      return {
        ...block,
        head: block.head.map(text),
        rows: block.rows.map((row) => row.map(text)),
      };
    case 'predict':
    case 'quiz':
      return { ...block, question: walkQuestion(block.question, visitor, where) };
    case 'try':
      return { ...block, task: walkTask(block.task, visitor, where) };
    case 'reveal':
      return { ...block, blocks: walkBlocks(block.blocks, visitor, apart) };
    case 'aside':
      return { ...block, blocks: walkBlocks(block.blocks, visitor, { ...apart, isProse: false }) };
    case 'term': {
      visitor.term?.(block.term);
      const means = walkBlocks(block.term.means, visitor, apart);
      return { ...block, term: { ...block.term, means } };
    }
    case 'code':
      return block;
  }
}

function walkQuestion(question: Question, visitor: Visitor, where: Where): Question {
  const reason = <R extends Reason>(one: R): R => walkReason(one, visitor, where);
  const label = (inlines: readonly Inline[]) => visitor.text(inlines, { ...where, isOpen: false });
  const ask = walkBlocks(question.ask, visitor, where);
  const hint = walkBlocks(question.hint, visitor, { ...where, unit: {} });
  switch (question.kind) {
    case 'choice':
    case 'several':
      return {
        ...question,
        ask,
        hint,
        choices: question.choices.map((choice) => ({
          ...reason(choice),
          label: label(choice.label),
        })),
      };
    case 'order':
      return {
        ...question,
        ask,
        hint,
        items: question.items.map((item) => ({ ...item, label: label(item.label) })),
        errors: question.errors.map(reason),
        right: reason(question.right),
        otherwise: reason(question.otherwise),
      };
    default:
      return {
        ...question,
        ask,
        hint,
        errors: question.errors.map(reason),
        right: reason(question.right),
        otherwise: reason(question.otherwise),
      };
  }
}

const walkTask = (task: Task, visitor: Visitor, where: Where): Task => ({
  ...task,
  ask: walkBlocks(task.ask, visitor, where),
  hints: task.hints.map((hint) => walkBlocks(hint, visitor, { ...where, unit: {} })),
  errors: task.errors.map((error) => walkReason(error, visitor, where)),
  otherwise: walkReason(task.otherwise, visitor, where),
  done: walkReason(task.done, visitor, where),
});

const walkReason = <R extends Reason>(reason: R, visitor: Visitor, where: Where): R => ({
  ...reason,
  why: walkBlocks(reason.why, visitor, { ...where, unit: {} }),
});
