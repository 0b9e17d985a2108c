import styles from './rfc-link.module.css';

/** `RFC 4253 §7.1`, `RFC 8446 §E.1`, `RFC 4250`. */
const section = /^RFC (\d+)(?: §([A-Z]?[\d.]*[A-Z\d]))?/;

/** Where a source can be read; null where it is no RFC. */
export function sourceUrl(source: string): string | null {
  const match = section.exec(source);
  if (!match?.[1]) return null;
  const page = `https://www.rfc-editor.org/rfc/rfc${match[1]}`;
  if (!match[2]) return page;
  return `${page}#${/^\d/.test(match[2]) ? 'section' : 'appendix'}-${match[2]}`;
}

/** A source as it is cited, linked to its text where it is an RFC. */
export function RfcLink({ source }: { readonly source: string }) {
  const url = sourceUrl(source);
  if (!url) return <span className={styles.source}>{source}</span>;
  return (
    <a
      className={[styles.source, styles.link].join(' ')}
      href={url}
      target="_blank"
      rel="noreferrer"
    >
      {source}
    </a>
  );
}
