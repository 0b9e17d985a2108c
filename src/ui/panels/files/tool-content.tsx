import { useState } from 'react';
import { useTopic } from '../../../player/hooks.ts';
import type { FileLine } from '../../../player/files-view.ts';
import type { Tool, ToolRun, ToolView } from '../../../player/tools-view.ts';
import { Picker } from '../../parts/picker.tsx';
import { toolRuns as text } from '../../text/tool-runs.ts';
import panel from './files-panel.module.css';
import { Lines, type PartPlace } from './lines.tsx';
import { PartNote } from './part-note.tsx';
import styles from './tool-content.module.css';
import { ToolTerminal } from './tool-terminal.tsx';

/** A tool of OpenSSH on a file of the run, or on its server: the command, its output, and the file that it leaves. */
export function ToolContent({ tool }: { readonly tool: Tool }) {
  const view = useTopic('tools', { tool });
  const { name, about } = text.tools[tool];
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by the keyboard
    <div className={panel.scroll} tabIndex={0} role="group" aria-label={name}>
      <p className={styles.about}>{about}</p>
      {!view && <p className={panel.empty}>{text.loading}</p>}
      {view?.runs.length === 0 && (
        <p className={panel.empty}>{tool === 'keyscan' ? text.none.keyscan : text.none.files}</p>
      )}
      {view &&
        view.runs.length > 0 &&
        (tool === 'keyscan' ? <Scan view={view} /> : <OnFile view={view} />)}
    </div>
  );
}

/** What the network claims, what the server's own files say, and which of the two can be trusted. */
function Scan({ view }: { readonly view: ToolView }) {
  const claimed = view.runs.filter(({ file }) => file === null);
  const truth = view.runs.filter(({ file }) => file !== null);
  const hasKey = claimed.some(({ stdout }) => stdout !== '');
  const verdict = hasKey ? (view.agrees ? text.agrees : text.differs) : text.nothing;
  return (
    <>
      <p className={styles.trust}>{text.trust}</p>
      <p className={styles.verdict}>{verdict}</p>
      <Terminals title={text.claimed} runs={claimed} />
      <Terminals title={text.truth} runs={truth} />
    </>
  );
}

function Terminals({ title, runs }: { readonly title: string; readonly runs: readonly ToolRun[] }) {
  return (
    <section className={styles.section} aria-label={title}>
      <h3 className={styles.title}>{title}</h3>
      {runs.map((run) => (
        <ToolTerminal key={run.command} of={run} />
      ))}
    </section>
  );
}

/** One file is chosen: the newest known_hosts, or else the first that there is. */
function OnFile({ view: { runs } }: { readonly view: ToolView }) {
  const [chosen, setChosen] = useState<number | null>(null);
  const newest = runs.findLastIndex(({ file }) => file?.path.endsWith('/known_hosts'));
  const at = chosen ?? Math.max(newest, 0);
  const run = runs[at];
  if (!run) return null;
  const options = runs.map(({ file }, value) => ({
    value,
    text: file ? text.fileAt(file.path, file.version, file.versions) : '',
  }));
  return (
    <>
      <div className={styles.file}>
        <Picker label={text.file} options={options} value={at} onChange={setChosen} />
      </div>
      <ToolTerminal of={run} />
      {run.file?.path.endsWith('/known_hosts') && <p className={styles.about}>{text.accepted}</p>}
      {run.leaves && run.file && <Left key={at} path={run.file.path} lines={run.leaves} />}
    </>
  );
}

/** The file afterwards, with what changed marked. */
function Left({ path, lines }: { readonly path: string; readonly lines: readonly FileLine[] }) {
  const [chosen, setChosen] = useState<PartPlace | null>(null);
  const [hovered, setHovered] = useState<PartPlace | null>(null);
  const place = hovered ?? chosen;
  return (
    <section className={styles.section} aria-label={text.leaves(path)}>
      <h3 className={styles.title}>{text.leaves(path)}</h3>
      <Lines
        path={text.leaves(path)}
        lines={lines}
        isNumbered
        chosen={chosen}
        onChoose={setChosen}
        onHover={setHovered}
      />
      <PartNote
        line={(place && lines[place.line]) ?? null}
        part={place?.part ?? 0}
        passing={hovered !== null}
      />
    </section>
  );
}
