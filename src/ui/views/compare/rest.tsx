import { pages } from '../pages.ts';
import { page } from '../../text/pages.ts';
import styles from './rest.module.css';
import { FactsTable } from './facts-table.tsx';
import { Schedules } from './schedules.tsx';
import { SshAndSsl } from './ssh-and-ssl.tsx';
import type { Columns } from './walk.ts';

/** What is told of both runs as a whole. */
export function Rest({ columns }: { readonly columns: Columns }) {
  return (
    <div className={styles.rest}>
      <FactsTable columns={columns} />
      <Schedules columns={columns} />
      <SshAndSsl columns={columns} />
      <nav aria-label={page.others} className={styles.others}>
        {pages
          .filter(({ path }) => path !== '/compare')
          .map(({ path, title }) => (
            <a key={path} href={`#${path}`}>
              {title}
            </a>
          ))}
      </nav>
    </div>
  );
}
