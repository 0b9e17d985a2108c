import { ChevronLeft } from 'lucide-react';
import { useEffect, useId, type ReactNode } from 'react';
import { usePage, useRun } from '../../../player/hooks.ts';
import { runLink } from '../../../player/run-link.ts';
import { Words } from '../../parts/words.tsx';
import { page as text } from '../../text/pages.ts';
import { pages } from '../pages.ts';
import styles from './page.module.css';

interface PageProps {
  readonly lead: string;
  /** For a table of many columns: it takes what room there is. */
  readonly wide?: boolean;
  /** Of a page under another one, which it leads back to. */
  readonly under?: { readonly title: string; readonly href: string; readonly back: string };
  readonly children: ReactNode;
}

/** The page that the address names: the way back, a title that takes the focus, sections, and the other pages. */
export function Page({ lead, wide = false, under, children }: PageProps) {
  const run = useRun();
  const path = usePage();
  const title = under?.title ?? pages.find((one) => isUnder(path, one.path))?.title ?? '';

  useEffect(() => {
    const before = document.title;
    document.title = text.documentTitle(title);
    return () => {
      document.title = before;
    };
  }, [title]);

  return (
    <article className={wide ? styles.wide : styles.page}>
      <a href={under?.href ?? (run ? runLink() : '#/stage')} className={styles.back}>
        <ChevronLeft size={18} strokeWidth={1.8} aria-hidden="true" />
        {under?.back ?? text.back}
      </a>
      <h1 ref={takeFocus} tabIndex={-1} className={styles.title}>
        {title}
      </h1>
      <p className={styles.lead}>
        <Words text={lead} />
      </p>
      {children}
      <nav aria-label={text.others} className={styles.others}>
        {pages
          .filter((other) => other.path !== path)
          .map((other) => (
            <a key={other.path} href={`#${other.path}`}>
              {other.title}
            </a>
          ))}
      </nav>
    </article>
  );
}

const isUnder = (path: string | null, one: string): boolean =>
  path === one || path?.startsWith(`${one}/`) === true;

/** So that screen readers read on from here. */
function takeFocus(heading: HTMLHeadingElement | null): void {
  heading?.focus();
}

interface SectionProps {
  readonly title: string;
  /** A sentence under the title, before the content. */
  readonly note?: string;
  readonly children: ReactNode;
}

/** A part of a page; its title stands beside it where there is room. */
export function Section({ title, note, children }: SectionProps) {
  const id = useId();
  return (
    <section aria-labelledby={id} className={styles.section}>
      <div className={styles.head}>
        <h2 id={id}>{title}</h2>
        {note !== undefined && (
          <p className={styles.note}>
            <Words text={note} />
          </p>
        )}
      </div>
      <div className={styles.content}>{children}</div>
    </section>
  );
}

/** Paragraphs of prose. */
export function Prose({ text }: { readonly text: readonly string[] }) {
  return (
    <div className={styles.prose}>
      {text.map((paragraph) => (
        <p key={paragraph}>
          <Words text={paragraph} />
        </p>
      ))}
    </div>
  );
}
