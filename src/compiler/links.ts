/** Links to pages of the app: whether there are such pages. */
import { closest } from '../world/lessons/closest.ts';
import type { Inline } from '../world/lessons/lesson.ts';
import { oneOf } from './mistakes.ts';
import type { Compiled } from './terms.ts';
import { walkLesson } from './walk.ts';

/** Paths below `/learn` that are no lessons. */
export const BESIDE_LESSONS = ['glossary', 'misconceptions', 'summary', 'path'];

/** Reports links to pages and lessons that do not exist. */
export function checkLinks(lessons: readonly Compiled[]): void {
  const moments = new Map(
    lessons.map(({ lesson }) => [
      lesson.slug,
      lesson.parts.reduce((sum, part) => sum + part.moments.length, 0),
    ]),
  );
  for (const { lesson, source } of lessons) {
    const check = (inline: Inline): void => {
      if ('content' in inline) inline.content.forEach(check);
      if (inline.kind !== 'page') return;
      const fault = faultIn(inline.hash, source.names.pages, moments);
      if (fault !== null) source.report(source.lineOfMade(inline), fault);
    };
    walkLesson(lesson, {
      text: (inlines) => {
        inlines.forEach(check);
        return inlines;
      },
    });
  }
}

function faultIn(
  hash: string,
  pages: ReadonlySet<string>,
  moments: ReadonlyMap<string, number>,
): string | null {
  const [page = '', name = '', at] = hash.replace(/^#\/|\?.*$/g, '').split('/');
  if (!pages.has(page))
    return `there is no page \`${hash}\`: write ${meant(page, [...pages], '#/')}`;
  if (page !== 'learn' || name === '' || BESIDE_LESSONS.includes(name)) return null;
  const count = moments.get(name);
  if (count === undefined)
    return `there is no lesson \`${hash}\`: write ${meant(name, [...moments.keys()], '#/learn/')}`;
  const isThere = at === undefined || (/^[1-9]\d*$/.test(at) && Number(at) <= count);
  return isThere
    ? null
    : `\`${name}\` has ${count} moments, and no \`${at}\`: write \`#/learn/${name}/${count}\` for the last`;
}

function meant(name: string, known: readonly string[], before: string): string {
  const near = closest(name, known);
  return oneOf((near === null ? known : [near]).map((one) => before + one));
}
