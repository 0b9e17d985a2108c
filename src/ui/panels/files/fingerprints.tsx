import type { PublicKeyView } from '../../../player/files-view.ts';
import { CopyButton } from '../../parts/copy-button.tsx';
import { useNoticed } from '../../parts/use-noticed.ts';
import { files as text } from '../../text/files.ts';
import styles from './fingerprints.module.css';

interface FingerprintsProps {
  /** The file that holds the key. */
  readonly path: string;
  readonly of: PublicKeyView;
}

/** The fingerprints of a public key, and what ssh-keygen prints of it, the picture and a certificate included. */
export function Fingerprints({
  path,
  of: { sha256, md5, printed, certificate },
}: FingerprintsProps) {
  const command = text.command(path);
  const [line, ...picture] = printed;
  const rows = [
    [text.sha256, sha256],
    [text.md5, md5],
  ] as const;
  return (
    <section className={styles.section}>
      <h4 className={styles.title}>{text.fingerprints}</h4>
      <p className={styles.means}>{text.fingerprintsMean}</p>
      <ul>
        {rows.map(([hash, value]) => (
          <li key={hash} className={styles.row}>
            <span className={styles.value}>{value}</span>
            <CopyButton quiet text={value} label={text.copyFingerprint(hash)} />
          </li>
        ))}
      </ul>
      {certificate.length > 0 && (
        <figure className={styles.terminal}>
          <Command command={text.certificateCommand(path)} />
          <pre className={styles.listing}>{certificate.join('\n')}</pre>
        </figure>
      )}
      {line === undefined ? (
        <p className={styles.means}>{text.unknownKind}</p>
      ) : (
        <figure className={styles.terminal}>
          <Command command={command} />
          <p className={styles.line}>{line}</p>
          <p className="said">{text.randomart}</p>
          <pre aria-hidden="true" className={styles.picture}>
            {picture.join('\n')}
          </pre>
        </figure>
      )}
    </section>
  );
}

function Command({ command }: { readonly command: string }) {
  const noticed = useNoticed('# ');
  return (
    <figcaption className={styles.command}>
      <span>
        <span aria-hidden="true">$ </span>
        <b>{command}</b>
      </span>
      <CopyButton quiet text={noticed(command)} label={text.copyCommand} />
    </figcaption>
  );
}
