import { useRun } from '../../../../player/hooks.ts';
import { learn } from '../../../text/learn.ts';
import { summary as text } from '../../../text/summary.ts';
import { Page, Section } from '../../page/page.tsx';
import { CheckFile } from './check-file.tsx';
import { NameForm } from './name-form.tsx';
import { OwnReport } from './own-report.tsx';
import { PrintOrSave } from './print-or-save.tsx';
import styles from './summary.module.css';

const under = { title: text.title, href: '#/learn', back: learn.back };

/** `#/learn/summary`: what a learner did, and the file to hand in; and such a file, checked again. */
export default function Summary() {
  // The worker answers once it has a run.
  const run = useRun();
  return (
    <Page lead={text.lead} under={under}>
      <div className={styles.own}>
        <Section title={text.name.title} note={text.name.note}>
          <NameForm />
        </Section>
        <Section title={text.done.title}>{run && <OwnReport />}</Section>
      </div>
      <div className={styles.ways}>
        <Section title={text.keep.title}>
          <PrintOrSave />
        </Section>
      </div>
      <Section title={text.check.title} note={text.check.note}>
        {run && <CheckFile />}
      </Section>
    </Page>
  );
}
