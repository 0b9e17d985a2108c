import { useState } from 'react';
import { ChangeButton } from '../../../parts/change-button.tsx';
import { FieldNote } from '../../../parts/field-tree/field-note.tsx';
import type { FieldNode } from '../../../parts/field-tree/nodes.ts';
import { Picker } from '../../../parts/picker.tsx';
import { certificateFiles as text } from '../../../text/certificate-files.ts';
import panel from '../files-panel.module.css';
import { FileHead } from '../file-head.tsx';
import { Lines, type PartPlace } from '../lines.tsx';
import { OpenedBytes } from '../opened-bytes.tsx';
import { PartNote } from '../part-note.tsx';
import type { ShownFile } from '../use-shown-file.ts';
import styles from './certificate-content.module.css';
import { Checks } from './checks.tsx';

interface CertificateContentProps {
  readonly shown: ShownFile;
  readonly wide: boolean;
}

/** A file of certificates: its lines, one of the certificates opened, and how that fared in the run. */
export function CertificateContent({ shown, wide }: CertificateContentProps) {
  const { file, version } = shown;
  const { certificates, side, kind, path } = file;
  const [picked, setPicked] = useState(0);
  const [chosen, setChosen] = useState<FieldNode | null>(null);
  const [hovered, setHovered] = useState<FieldNode | null>(null);
  const [line, setLine] = useState<PartPlace | null>(null);
  const [hoveredLine, setHoveredLine] = useState<PartPlace | null>(null);
  const certificate = certificates[picked];
  const node = hovered ?? (hoveredLine ? null : chosen);
  const place = hoveredLine ?? line;

  function pick(at: number): void {
    setPicked(at);
    setChosen(null);
    setHovered(null);
  }
  function chooseLine(to: PartPlace): void {
    setLine(to);
    setChosen(null);
    const at = certificates.findIndex(
      ({ lines: [first, last] }) => first <= to.line + 1 && to.line + 1 <= last,
    );
    if (at >= 0) setPicked(at);
  }
  return (
    <>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by the keyboard */}
      <div className={panel.scroll} tabIndex={0} role="group" aria-label={path}>
        <FileHead shown={shown} tools={<ChangeButton address={`${side}/${path}`} />} />
        {kind === 'certificates' && <p className={styles.words}>{text.privateKey(side)}</p>}
        {version.lines.length === 0 && <p className={panel.blank}>{text.empty}</p>}
        {certificates.length > 1 && (
          <div className={styles.which}>
            <Picker
              label={text.which}
              options={certificates.map(({ subject }, value) => ({
                value,
                text: text.nth(value + 1, subject),
              }))}
              value={picked}
              onChange={pick}
            />
          </div>
        )}
        {certificate && (
          <>
            <p className={styles.words}>
              {certificate.issuer === certificate.subject
                ? text.selfIssued
                : text.issuedBy(certificate.issuer)}
            </p>
            <Checks of={certificate} />
            <OpenedBytes
              key={`${path} ${picked}`}
              title={text.title(certificate.subject)}
              labels={{ fields: text.fields, bytes: text.bytes }}
              opened={certificate}
              value={certificate.value}
              wide={wide}
              focus={chosen?.path ?? null}
              hover={hovered?.path ?? null}
              onFocus={(to) => {
                setChosen(to);
                setLine(null);
              }}
              onHover={setHovered}
            />
          </>
        )}
        {version.lines.length > 0 && (
          <div className={styles.lines}>
            <Lines
              path={path}
              lines={version.lines}
              match={null}
              isNumbered
              chosen={line}
              onChoose={chooseLine}
              onHover={setHoveredLine}
            />
          </div>
        )}
      </div>
      {node && certificate ? (
        <FieldNote node={node} bytes={certificate.bytes} passing={hovered !== null} />
      ) : (
        <PartNote
          line={(place && version.lines[place.line]) ?? null}
          part={place?.part ?? 0}
          passing={hoveredLine !== null}
        />
      )}
    </>
  );
}
