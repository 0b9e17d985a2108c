/** The lessons as slides: all that they say is told once, a question before its answer. */
import { describe, expect, test } from 'vitest';
import { compileAll } from '../../../src/compiler/build.ts';
import { momentsOf, predictsOf } from '../../../src/player/lessons/moments.ts';
import { inOrderOfTelling, slidesOf } from '../../../src/ui/views/learn/present/slides.ts';
import { weightOf } from '../../../src/ui/views/learn/present/weight.ts';
import type { Block } from '../../../src/world/lessons/lesson.ts';

const { lessons } = compileAll(`${process.cwd()}/`);

test('there are lessons to present', () => expect(lessons.length).toBeGreaterThan(0));

describe.each(lessons.map((lesson) => [lesson.slug, lesson] as const))('%s', (_slug, lesson) => {
  const moments = momentsOf(lesson);
  const slides = slidesOf(lesson, moments);
  const contents = slides.map(({ content }) => content);

  test('says all that it says to a learner, in the same order; what is for teachers is a note', () => {
    const told: unknown[] = contents.flatMap((content): unknown[] => {
      if (content.kind === 'text') return [...content.blocks];
      if (content.kind === 'question' && content.told === content.of) return [content.question];
      if (content.kind === 'task' && content.told === content.of) return [content.task];
      return content.kind === 'reveal' && content.told === 1 ? [content.blocks] : [];
    });
    const said = (block: Block): unknown[] => {
      if (block.kind === 'aside') return [];
      if (block.kind === 'predict' || block.kind === 'quiz') return [block.question];
      if (block.kind === 'try') return [block.task];
      return [block.kind === 'reveal' ? block.blocks : block];
    };
    const blocks = moments.flatMap(({ moment }) => moment.blocks);
    expect(told).toEqual(blocks.flatMap(said));
    for (const block of blocks)
      if (block.kind === 'aside')
        expect(slides.flatMap(({ notes }) => notes)).toEqual(
          expect.arrayContaining([...block.blocks]),
        );
  });

  test('asks before it answers, and shows no answer of a prediction before it has asked', () => {
    const predictions = moments.flatMap(({ moment }) => predictsOf(moment)).map(({ id }) => id);
    let before = new Set<string>();
    for (const { content, predicted } of slides) {
      if (content.kind === 'question' && content.isPredict) {
        const { id } = content.question;
        expect(predicted.has(id)).toBe(content.told > 0);
        if (content.told === 0) expect(predicted).toEqual(before);
      } else expect(predicted).toEqual(before);
      before = new Set(predicted);
    }
    expect([...before]).toEqual(predictions);
  });

  test('tells each reason of a question once, and no wrong one beside a right one', () => {
    for (const content of contents) {
      if (content.kind !== 'question' || content.told !== content.of) continue;
      const { question } = content;
      const its = contents.flatMap((one) =>
        one.kind === 'question' && one.question === question ? [one.reasons] : [],
      );
      expect(its[0]).toEqual([]);
      const of = 'choices' in question ? question.choices.length : question.errors.length + 1;
      expect(its.flat().toSorted((a, b) => a - b)).toEqual([...Array(of).keys()]);
      const isRight = (at: number) =>
        'choices' in question ? question.choices[at]?.isRight === true : at === 0;
      for (const reasons of its) expect(new Set(reasons.map(isRight)).size).toBeLessThanOrEqual(1);
    }
  });

  test('has no more on a slide of text than fits', () => {
    for (const content of contents)
      if (content.kind === 'text' && content.blocks.length > 1)
        expect(weightOf(content.blocks)).toBeLessThanOrEqual(520);
  });
});

test('what is right is told first, the rest in order', () => {
  const choices = [false, true, false, true].map((isRight) => ({ isRight }));
  expect(inOrderOfTelling(choices)).toEqual([1, 3, 0, 2]);
});
