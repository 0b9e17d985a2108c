import { lessons } from 'virtual:lessons';
import { useId } from 'react';
import { lessonPaths, lessonsOn, type PathId } from '../../../../player/lessons/paths.ts';
import { progress } from '../../../../player/lessons/progress.ts';
import { learn } from '../../../text/learn.ts';
import styles from './path-choice.module.css';

const text = learn.path;

/** The ways through the lessons, one of which is chosen. */
export function PathChoice({ chosen }: { readonly chosen: PathId }) {
  const group = useId();
  return (
    <div role="radiogroup" aria-label={text.choose} className={styles.paths}>
      {lessonPaths.map((path) => {
        const on = lessonsOn(path, lessons);
        const time = on.reduce((sum, { minutes }) => sum + minutes, 0);
        return (
          <label key={path.id} className={styles.path}>
            <input
              type="radio"
              aria-label={text.names[path.id]}
              name={group}
              className={styles.input}
              checked={path.id === chosen}
              aria-describedby={`${group}${path.id}`}
              onChange={() => progress.setPath(path.id)}
            />
            <span>
              <b>{text.names[path.id]}</b>
              <span className={styles.size}>{text.size(on.length, time)}</span>
              <span id={`${group}${path.id}`} className={styles.what}>
                {text.what[path.id]}
              </span>
            </span>
          </label>
        );
      })}
    </div>
  );
}
