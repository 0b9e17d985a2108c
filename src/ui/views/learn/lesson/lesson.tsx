import { useEffect, useState } from 'react';
import { load } from 'virtual:lessons';
import type { Lesson } from '../../../../world/lessons/lesson.ts';
import { usePage } from '../../../../player/hooks.ts';
import { momentsOf } from '../../../../player/lessons/moments.ts';
import { findNamed } from '../../../../player/tables.ts';
import { Late } from './late-text.tsx';
import { LessonView } from './lesson-view.tsx';
import { NoMoment, NotLoaded, UnknownLesson } from './lesson-trouble.tsx';

/** `#/learn/SLUG` and `#/learn/SLUG/N`: a lesson at one of its moments, counted from 1. */
export default function LessonPage() {
  const [slug = '', given] = (usePage() ?? '').split('/').slice(2);
  const isKnown = Object.hasOwn(load, slug);
  return isKnown ? <Loading key={slug} slug={slug} given={given} /> : <UnknownLesson slug={slug} />;
}

interface LoadingProps {
  readonly slug: string;
  /** The moment in the address, as it stands there. */
  readonly given: string | undefined;
}

/** The lesson once it has loaded, or that it did not. */
function Loading({ slug, given }: LoadingProps) {
  const [got, setGot] = useState<Lesson | 'failed' | null>(null);

  useEffect(() => {
    let isCurrent = true;
    // The scenarios are fetched beside the text; whether they came is seen when one is opened.
    findNamed('').catch(() => undefined);
    void load[slug]?.().then(
      (lesson) => isCurrent && setGot(lesson),
      () => isCurrent && setGot('failed'),
    );
    return () => {
      isCurrent = false;
    };
  }, [slug]);

  if (got === 'failed') return <NotLoaded />;
  if (!got) return <Late />;
  // The last place is the lesson's end.
  const places = momentsOf(got).length + 1;
  const at = placeIn(given, places);
  return at === null ? (
    <NoMoment lesson={got} given={given ?? ''} places={places} />
  ) : (
    <LessonView lesson={got} at={at} />
  );
}

/** Undefined where the address names no place; null where the lesson has no such place. */
function placeIn(given: string | undefined, places: number): number | undefined | null {
  if (given === undefined || given === '') return undefined;
  const number = /^\d{1,4}$/.test(given) ? Number(given) : 0;
  return number >= 1 && number <= places ? number - 1 : null;
}
