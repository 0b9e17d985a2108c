import { Autocomplete } from '@base-ui/react/autocomplete';
import { Search, X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { IconButton } from '../../parts/icon-button.tsx';
import { find as text } from '../../text/find.ts';
import styles from './find-dialog.module.css';
import { FindLine } from './find-line.tsx';
import type { FindGroup, FindRow } from './find-row.ts';
import { remember } from './recent.ts';
import { useFindings } from './use-findings.ts';

/** Finds anything that has a name, and goes there. */
export function FindDialog({ onClose }: { readonly onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [typed, setTyped] = useState('');
  const { groups, status, isEmpty, hasMany } = useFindings(typed);

  useEffect(() => {
    // Taken out of the page, a dialog closes by itself; closed here, it would tell its owner so while it opens.
    if (!dialog.current?.open) dialog.current?.showModal();
  }, []);

  function choose({ choice, title, further }: FindRow): void {
    if (choice.kind === 'search') {
      setTyped(choice.text);
      return;
    }
    if (typed.trim() !== '') remember(further ? typed.trim() : title);
    dialog.current?.close();
    choice.go();
  }

  return (
    <dialog ref={dialog} aria-label={text.title} className={styles.dialog} onClose={onClose}>
      <Autocomplete.Root
        inline
        open
        autoHighlight="always"
        keepHighlight
        items={groups}
        filter={null}
        itemToStringValue={(row: FindRow) => row.title}
        value={typed}
        onValueChange={(value, { reason }) => {
          if (reason === 'input-change' || reason === 'input-clear') setTyped(value);
        }}
      >
        <div className={styles.head}>
          <Search size={18} strokeWidth={1.8} aria-hidden="true" />
          <Autocomplete.Input
            autoFocus
            aria-label={text.label}
            placeholder={text.placeholder}
            className={styles.input}
            spellCheck={false}
            autoCapitalize="off"
            maxLength={200}
          />
          <IconButton icon={X} label={text.close} onClick={() => dialog.current?.close()} />
        </div>
        {isEmpty && <Nothing typed={typed} />}
        <Autocomplete.List aria-label={text.results} className={styles.list}>
          {(group: FindGroup) => (
            <Autocomplete.Group key={group.value} items={group.items}>
              <Autocomplete.GroupLabel className={styles.kind}>
                {group.value}
              </Autocomplete.GroupLabel>
              <Autocomplete.Collection>
                {(row: FindRow) => (
                  <Autocomplete.Item
                    key={row.id}
                    value={row}
                    className={styles.item}
                    onClick={() => choose(row)}
                  >
                    <FindLine row={row} typed={typed} />
                  </Autocomplete.Item>
                )}
              </Autocomplete.Collection>
            </Autocomplete.Group>
          )}
        </Autocomplete.List>
        <p className={styles.foot}>
          <Autocomplete.Status render={<span />}>{status}</Autocomplete.Status>
          {hasMany ? (
            <span>{text.oneOfMany}</span>
          ) : (
            <span className={styles.keys}>{text.keys}</span>
          )}
        </p>
      </Autocomplete.Root>
    </dialog>
  );
}

/** No result: that it is so, and what there would be. */
function Nothing({ typed }: { readonly typed: string }) {
  return (
    <div className={styles.nothing}>
      <p className={styles.none}>{text.nothing(typed.trim())}</p>
      <p>{text.canFind}</p>
      <ul className={styles.examples}>
        {text.kindsOfNames.map((kind) => (
          <li key={kind}>{kind}</li>
        ))}
      </ul>
    </div>
  );
}
