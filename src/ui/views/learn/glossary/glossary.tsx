import { glossary } from 'virtual:glossary';
import { useState } from 'react';
import { usePage } from '../../../../player/hooks.ts';
import { glossary as text } from '../../../text/glossary.ts';
import { learn } from '../../../text/learn.ts';
import { Page } from '../../page/page.tsx';
import { decoded, entryAt } from './anchor.ts';
import { TermEntry } from './term-entry.tsx';
import { entriesWith } from './entries-with.ts';
import styles from './glossary.module.css';

const under = { title: text.title, href: '#/learn', back: learn.back };

/** `#/learn/glossary`: every term; `#/learn/glossary/host-key` leads to one. */
export default function Glossary() {
  const anchor = usePage()?.split('/')[3] ?? '';
  const asked = anchor === '' ? null : entryAt(glossary, anchor);
  // What is asked for shows, whatever was looked for before.
  const [looked, setLooked] = useState({ anchor, typed: '' });
  const typed = looked.anchor === anchor ? looked.typed : '';
  const found = entriesWith(glossary, typed);

  return (
    <Page lead={text.lead} under={under}>
      <search className={styles.find}>
        <label>
          {text.find}
          <input
            type="search"
            className={styles.input}
            value={typed}
            onChange={({ target }) => setLooked({ anchor, typed: target.value })}
          />
        </label>
        <span role="status" className={styles.count}>
          {found.length === 0 && typed !== ''
            ? text.none(typed)
            : text.count(found.length, glossary.length)}
        </span>
        <a href="#/legend">{text.legend}</a>
      </search>
      {anchor !== '' && !asked && (
        <p role="alert" className={styles.unknown}>
          {text.unknown(decoded(anchor))}
        </p>
      )}
      {glossary.length === 0 && <p>{text.empty}</p>}
      <dl>
        {found.map((entry) => (
          <TermEntry key={entry.name} entry={entry} isAsked={entry === asked} />
        ))}
      </dl>
    </Page>
  );
}
