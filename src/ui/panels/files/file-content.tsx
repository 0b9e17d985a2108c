import { useState } from 'react';
import { useTopic } from '../../../player/hooks.ts';
import type { FileLine } from '../../../player/files-view.ts';
import { files as text } from '../../text/files.ts';
import { ChangeButton } from '../../parts/change-button.tsx';
import type { FieldNode } from '../../parts/field-tree/nodes.ts';
import { FieldNote } from '../../parts/field-tree/field-note.tsx';
import styles from './files-panel.module.css';
import { FileHead } from './file-head.tsx';
import { Fingerprints } from './fingerprints.tsx';
import { Lines, type PartPlace } from './lines.tsx';
import { OpenedBytes } from './opened-bytes.tsx';
import { PartNote } from './part-note.tsx';
import type { ShownFile } from './use-shown-file.ts';

/** What is pointed at: a part of a line, or a field of the opened bytes. */
type Pointed =
  | { readonly kind: 'part'; readonly place: PartPlace }
  | { readonly kind: 'field'; readonly node: FieldNode; readonly bytes: Uint8Array };

/** One text of one file: its lines, the key in one of them opened, and what the part is that is pointed at. */
export function FileContent({
  shown,
  wide,
}: {
  readonly shown: ShownFile;
  readonly wide: boolean;
}) {
  const { file, version, match } = shown;
  const { lines } = version;
  const [chosen, setChosen] = useState<Pointed | null>(null);
  const [hovered, setHovered] = useState<Pointed | null>(null);
  const [picked, setPicked] = useState<number | null>(null);
  const matched = match ? lines.findIndex(({ number }) => number === match.line) : -1;
  const line = lines[picked ?? (matched < 0 ? firstKey(lines) : matched)] ?? null;
  const lineKey = file.publicKey ?? line?.key;
  const key = useTopic('public-key', lineKey ?? undefined);

  function choosePart(place: PartPlace): void {
    setChosen({ kind: 'part', place });
    if (lines[place.line]?.key) setPicked(place.line);
  }
  const choose = (bytes: Uint8Array) => (node: FieldNode) =>
    setChosen({ kind: 'field', node, bytes });
  const hover = (bytes: Uint8Array) => (node: FieldNode | null) =>
    setHovered(node && { kind: 'field', node, bytes });
  const pathOf = (pointed: Pointed | null, bytes: Uint8Array) =>
    pointed?.kind === 'field' && pointed.bytes === bytes ? pointed.node.path : null;
  const opened = file.content ?? (lineKey ? key : null);

  return (
    <>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by the keyboard */}
      <div className={styles.scroll} tabIndex={0} role="group" aria-label={file.path}>
        <FileHead
          shown={shown}
          tools={<ChangeButton address={`${file.side}/${inputName(file.path)}`} />}
        />
        {lines.length === 0 ? (
          <p className={styles.blank}>{text.empty}</p>
        ) : (
          <Lines
            path={file.path}
            lines={lines}
            match={match}
            isNumbered={lines.length > 1 && file.kind !== 'private key'}
            chosen={chosen?.kind === 'part' ? chosen.place : null}
            onChoose={choosePart}
            onHover={(place) => setHovered(place && { kind: 'part', place })}
          />
        )}
        {opened && (
          <OpenedBytes
            key={opened.bytes.join()}
            title={titleOf(file.content !== null, lines, line)}
            labels={
              file.content
                ? { fields: text.contentFields, bytes: text.contentBytes }
                : { fields: text.keyFields, bytes: text.keyBytes }
            }
            opened={opened}
            value={file.content ? null : (key?.value ?? null)}
            wide={wide}
            focus={pathOf(chosen, opened.bytes)}
            hover={pathOf(hovered, opened.bytes)}
            onFocus={choose(opened.bytes)}
            onHover={hover(opened.bytes)}
          />
        )}
        {key && lineKey && <Fingerprints path={file.path} of={key} />}
      </div>
      <Note
        pointed={hovered ?? chosen}
        passing={hovered !== null && !isSame(hovered, chosen)}
        lines={lines}
      />
    </>
  );
}

function isSame(one: Pointed, other: Pointed | null): boolean {
  if (one.kind === 'field') return other?.kind === 'field' && other.node === one.node;
  if (other?.kind !== 'part') return false;
  return one.place.line === other.place.line && one.place.part === other.place.part;
}

interface NoteProps {
  readonly pointed: Pointed | null;
  readonly passing: boolean;
  readonly lines: readonly FileLine[];
}

function Note({ pointed, passing, lines }: NoteProps) {
  if (pointed?.kind === 'field') {
    return <FieldNote node={pointed.node} bytes={pointed.bytes} passing={passing} />;
  }
  const line = pointed && lines[pointed.place.line];
  return <PartNote line={line ?? null} part={pointed?.place.part ?? 0} passing={passing} />;
}

/** The line whose key shows unless another is chosen: the newest, else the first. */
function firstKey(lines: readonly FileLine[]): number {
  const added = lines.findLastIndex(({ key, change }) => key && change === 'added');
  return added < 0 ? lines.findIndex(({ key, number }) => key && number !== null) : added;
}

function titleOf(isFile: boolean, lines: readonly FileLine[], line: FileLine | null): string {
  if (isFile) return text.content;
  if (lines.length === 1) return text.onlyKey;
  return typeof line?.number === 'number' ? text.keyInLine(line.number) : text.keyBefore;
}

/** As the inputs of the run name the client's file, wherever it lies. */
const inputName = (path: string): string => (path.endsWith('/known_hosts') ? 'known_hosts' : path);
