import { useState } from 'react';
import { useCursor, usePosition, useTopic } from '../../../player/hooks.ts';
import { PanelFrame } from '../../parts/panel-frame.tsx';
import { Segmented } from '../../parts/segmented.tsx';
import { knowledge as text } from '../../text/knowledge.ts';
import { panelTitles } from '../../text/panel-titles.ts';
import type { PanelProps } from '../registry.ts';
import { Answer } from './answer.tsx';
import styles from './knowledge-panel.module.css';
import { KnowledgeTable } from './knowledge-table.tsx';
import { Legend } from './legend.tsx';
import { rowsAt, type Chosen, type Filter } from './state-at.ts';

const filters = ['all', 'secrets', 'wire'] as const satisfies readonly Filter[];

/** Who knows what by now, and for each cell how, or why not. */
export function KnowledgePanel({ controls }: PanelProps) {
  const rows = useTopic('knowledge', null);
  const cursor = useCursor();
  const { at, of } = usePosition();
  const [full, setFull] = useState(false);
  const [filter, setFilter] = useState<Filter>('all');
  const [chosen, setChosen] = useState<Chosen | null>(null);
  return (
    <PanelFrame
      title={panelTitles.knowledge}
      about={text.about(at, of)}
      tools={
        <Segmented
          label={text.filter}
          options={filters.map((value) => ({
            value,
            text: text.filters[value],
            count: rows ? rowsAt(rows, value, cursor).length : undefined,
          }))}
          value={filter}
          onChange={setFilter}
        />
      }
      controls={controls}
      full={full}
      onFull={setFull}
    >
      {rows && (
        <div className={[styles.content, chosen && styles.answered].join(' ')}>
          <KnowledgeTable
            rows={rowsAt(rows, filter, cursor)}
            chosen={chosen}
            onChoose={setChosen}
          />
          <div className={styles.side}>
            {chosen ? (
              <Answer rows={rows} chosen={chosen} onChoose={setChosen} />
            ) : (
              <p className={styles.hint}>{text.hint}</p>
            )}
            <Legend />
          </div>
        </div>
      )}
    </PanelFrame>
  );
}
