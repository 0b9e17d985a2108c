import { TriangleAlert } from 'lucide-react';
import { Fragment, type ReactNode } from 'react';
import { actions, useStep } from '../../../player/hooks.ts';
import { CopyButton } from '../../parts/copy-button.tsx';
import { useNoticed } from '../../parts/use-noticed.ts';
import { files as text } from '../../text/files.ts';
import styles from './file-head.module.css';
import type { ShownFile } from './use-shown-file.ts';

interface FileHeadProps {
  readonly shown: ShownFile;
  /** What can be done with the file, before the button that copies it. */
  readonly tools?: ReactNode;
}

/** What the file is for, since when it has been as it is, and when it will change. */
export function FileHead({ shown, tools }: FileHeadProps) {
  const noticed = useNoticed('# ');
  const { file, version, changesAt } = shown;
  const { side, path, kind, origin } = file;
  const isHostKey = side === 'server' && (kind === 'public key' || kind === 'private key');
  return (
    <div className={styles.head}>
      <div className={styles.words}>
        <h3 className={styles.path}>
          <Breakable path={path} />
        </h3>
        <p className={styles.means}>{isHostKey ? text.hostKinds[kind] : text.kinds[kind]}</p>
        {kind !== 'private key' && kind !== 'public key' && (
          <p className={styles.when}>
            {version.step === 0 ? (
              text.fromStart
            ) : (
              <>
                {text.since} <StepLink step={version.step} />
              </>
            )}{' '}
            {changesAt !== null && (
              <>
                {text.changesIn} <StepLink step={changesAt} />
              </>
            )}
          </p>
        )}
        {kind === 'private key' && origin && (
          <p className={styles.warning}>
            <TriangleAlert size={16} strokeWidth={1.8} aria-hidden="true" />
            <span>{text.origins[origin]}</span>
          </p>
        )}
      </div>
      <div className={styles.tools}>
        {tools}
        <CopyButton
          // A private key with anything before it cannot be read.
          text={kind === 'private key' ? version.text : noticed(version.text)}
          label={text.copyFile(path)}
        />
      </div>
    </div>
  );
}

/** A path, which may go on in the next line after a slash. */
function Breakable({ path }: { readonly path: string }) {
  return path.split(/(?<=\/)/).map((piece, index) => (
    <Fragment key={`${index}${piece}`}>
      {index > 0 && <wbr />}
      {piece}
    </Fragment>
  ));
}

/** The title of a step, which leads there. */
function StepLink({ step }: { readonly step: number }) {
  const title = useStep(step)?.title;
  return (
    <button type="button" className={styles.step} onClick={() => actions.go(step)}>
      {title ?? text.aStep}
    </button>
  );
}
