import { useId } from 'react';
import type { FileView } from '../../../player/files-view.ts';
import type { Side } from '../../../player/run.ts';
import { Shape } from '../../parts/shape.tsx';
import { files as text } from '../../text/files.ts';
import styles from './file-list.module.css';

interface FileListProps {
  readonly files: readonly FileView[];
  /** The end that is a recording. */
  readonly recorded: Side | null;
  /** Path of the file that shows. */
  readonly shown: string | null;
  readonly onChoose: (path: string) => void;
}

/** The files, by the side that has them: one of them shows. */
export function FileList({ files, recorded, shown, onChoose }: FileListProps) {
  const group = useId();
  return (
    <div role="radiogroup" aria-label={text.list} className={styles.list}>
      {(['client', 'server'] as const).map((side) => {
        const own = files.filter((file) => file.side === side);
        return (
          <div key={side} className={styles.row}>
            <span className={styles.side}>
              <Shape of={side} />
              {text.side[side]}
            </span>
            <div className={styles.files}>
              {own.length === 0 && (
                <span className={styles.none}>{recorded === side ? text.recorded : text.none}</span>
              )}
              {own.map(({ path }) => (
                <label key={path} className={styles.file} title={path}>
                  <input
                    type="radio"
                    className={styles.input}
                    name={group}
                    aria-label={text.fileOf(path, side)}
                    checked={path === shown}
                    onChange={() => onChoose(path)}
                  />
                  <span className={styles.name} data-text={nameOf(path, own)}>
                    {nameOf(path, own)}
                  </span>
                </label>
              ))}
            </div>
          </div>
        );
      })}
    </div>
  );
}

/** The name of a file without its folder, unless another file has the same: two users have an authorized_keys each. */
function nameOf(path: string, files: readonly FileView[]): string {
  const base = (of: string) => of.slice(of.lastIndexOf('/') + 1);
  const same = files.filter((file) => base(file.path) === base(path));
  return same.length === 1 ? base(path) : path;
}
