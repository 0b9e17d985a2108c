import { Wrench } from 'lucide-react';
import { useEffect, useId, useRef } from 'react';
import type { FileView } from '../../../player/files-view.ts';
import type { Side } from '../../../player/run.ts';
import type { Tool } from '../../../player/tools-view.ts';
import { Shape } from '../../parts/shape.tsx';
import { files as text } from '../../text/files.ts';
import { toolRuns } from '../../text/tool-runs.ts';
import { chooseTool } from './chosen-tool.ts';
import styles from './file-list.module.css';

interface FileListProps {
  readonly files: readonly FileView[];
  /** The end that is a recording. */
  readonly recorded: Side | null;
  /** Path of the file that shows; null where a tool does. */
  readonly shown: string | null;
  readonly tool: Tool | null;
  /** The tools are OpenSSH's: whatever speaks TLS has no files for them. */
  readonly hasTools: boolean;
  readonly onChoose: (path: string) => void;
}

const tools: readonly Tool[] = ['keyscan', 'l', 'lv', 'F', 'R', 'H'];

/** The files, by the side that has them, and the tools that read them: one of them all shows. */
export function FileList(props: FileListProps) {
  const { files, recorded, shown, tool, hasTools, onChoose } = props;
  const group = useId();
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (tool ?? shown) showChosen(list.current);
  }, [shown, tool]);
  return (
    <div ref={list} role="radiogroup" aria-label={text.list} className={styles.list}>
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
                <Choice
                  key={path}
                  group={group}
                  name={nameOf(path, own)}
                  said={text.fileOf(path, side)}
                  title={path}
                  isChosen={path === shown}
                  onChoose={() => onChoose(path)}
                />
              ))}
            </div>
          </div>
        );
      })}
      {hasTools && (
        <div className={styles.row}>
          <span className={styles.side}>
            <Wrench size={14} strokeWidth={1.8} aria-hidden="true" />
            {toolRuns.list}
          </span>
          <div className={styles.files}>
            {tools.map((id) => {
              const { name, does } = toolRuns.tools[id];
              return (
                <Choice
                  key={id}
                  group={group}
                  name={name}
                  said={toolRuns.toolOf(name, does)}
                  title={does}
                  isChosen={id === tool}
                  onChoose={() => chooseTool(id)}
                />
              );
            })}
          </div>
        </div>
      )}
    </div>
  );
}

/** Where the list is one line that scrolls, to what is chosen; nothing around it scrolls. */
function showChosen(list: HTMLElement | null): void {
  const chosen = list?.querySelector(':checked')?.closest('label');
  if (!list || !chosen) return;
  const [box, part] = [list.getBoundingClientRect(), chosen.getBoundingClientRect()];
  if (part.left < box.left || part.right > box.right)
    list.scrollLeft += part.left - box.left - (box.width - part.width) / 2;
}

interface ChoiceProps {
  readonly group: string;
  readonly name: string;
  /** Its name for screen readers. */
  readonly said: string;
  readonly title: string;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
}

function Choice({ group, name, said, title, isChosen, onChoose }: ChoiceProps) {
  return (
    <label className={styles.file} title={title}>
      <input
        type="radio"
        className={styles.input}
        name={group}
        aria-label={said}
        checked={isChosen}
        onChange={onChoose}
      />
      <span className={styles.name} data-text={name}>
        {name}
      </span>
    </label>
  );
}

/** The name of a file without its folder, unless another file has the same: two users have an authorized_keys each. */
function nameOf(path: string, files: readonly FileView[]): string {
  const base = (of: string) => of.slice(of.lastIndexOf('/') + 1);
  const same = files.filter((file) => base(file.path) === base(path));
  return same.length === 1 ? base(path) : path;
}
