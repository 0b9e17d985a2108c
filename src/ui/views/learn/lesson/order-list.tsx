import { ArrowDown, ArrowUp } from 'lucide-react';
import { useRef, useState } from 'react';
import type { Inline } from '../../../../world/lessons/lesson.ts';
import { IconButton } from '../../../parts/icon-button.tsx';
import { lesson as text } from '../../../text/lesson.ts';
import { Inlines } from './inlines.tsx';
import styles from './order-list.module.css';
import { plainInlines } from './plain-text.ts';

interface OrderListProps {
  readonly items: readonly { readonly label: readonly Inline[] }[];
  /** Indexes of the items as they stand. */
  readonly order: readonly number[];
  readonly isTold: boolean;
  readonly onOrder: (order: readonly number[]) => void;
}

/** Things to put in order: each moves up and down by its buttons, or is dragged. */
export function OrderList({ items, order, isTold, onOrder }: OrderListProps) {
  const [said, setSaid] = useState('');
  const dragged = useRef<number | null>(null);
  const labelOf = (item: number) => plainInlines(items[item]?.label ?? []).replace(/\.$/, '');

  function move(from: number, to: number): void {
    const item = order[from];
    if (item === undefined || to < 0 || to >= order.length || from === to || isTold) return;
    const rest = order.filter((_, at) => at !== from);
    onOrder(rest.toSpliced(to, 0, item));
    setSaid(text.moved(labelOf(item), to + 1, order.length));
  }

  return (
    <>
      <ol className={styles.items}>
        {order.map((item, at) => (
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the buttons do the same
          <li
            key={item}
            className={styles.item}
            data-item={item}
            draggable={!isTold}
            onDragStart={(event) => {
              dragged.current = at;
              event.dataTransfer.effectAllowed = 'move';
              // Some browsers drag nothing without it.
              event.dataTransfer.setData('text/plain', labelOf(item));
            }}
            onDragOver={(event) => {
              if (dragged.current === null) return;
              event.preventDefault();
              if (dragged.current !== at) move(dragged.current, at);
              dragged.current = at;
            }}
            onDrop={(event) => event.preventDefault()}
            onDragEnd={() => {
              dragged.current = null;
            }}
          >
            <span className={styles.number} aria-hidden="true">
              {at + 1}
            </span>
            <span className={styles.words}>
              <Inlines content={items[item]?.label ?? []} />
            </span>
            {!isTold && (
              <span className={styles.ways}>
                <IconButton
                  icon={ArrowUp}
                  size={16}
                  label={text.up(labelOf(item))}
                  aria-disabled={at === 0}
                  className={styles.way}
                  onClick={() => move(at, at - 1)}
                />
                <IconButton
                  icon={ArrowDown}
                  size={16}
                  label={text.down(labelOf(item))}
                  aria-disabled={at === order.length - 1}
                  className={styles.way}
                  onClick={() => move(at, at + 1)}
                />
              </span>
            )}
          </li>
        ))}
      </ol>
      <p role="status" className="said">
        {said}
      </p>
    </>
  );
}
