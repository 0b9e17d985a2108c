import { Printer } from 'lucide-react';
import { Fragment, use } from 'react';
import { loadCatalog, noticeOf } from '../../../player/tables.ts';
import { guideTeach as text } from '../../text/guide-teach.ts';
import { inGroups } from '../../text/scenario-groups.ts';
import { Page, Prose, Section } from '../page/page.tsx';
import { StageLink } from '../page/stage-link.tsx';
import { Embed } from './embed.tsx';
import styles from './guide.module.css';

const catalog = loadCatalog();

/** What a teacher needs: presenting, runs, questions, embedding, sharing, printing. */
export default function Teach() {
  return (
    <Page lead={text.lead}>
      <Section title={text.lessons.title}>
        <Prose text={text.lessons.text} />
        <p className={styles.places}>
          {text.lessons.links.map(([href, title]) => (
            <a key={href} href={href}>
              {title}
            </a>
          ))}
        </p>
      </Section>
      <Section title={text.present.title}>
        <Prose text={text.present.text} />
        <p className={styles.places}>
          <StageLink to={{ present: '1' }}>{text.present.link}</StageLink>
        </p>
      </Section>
      <Section title={text.runs.title} note={text.runs.note}>
        <Runs />
      </Section>
      <Section title={text.asked.title} note={text.asked.note}>
        <Questions />
      </Section>
      <Section title={text.embed.title}>
        <Embed />
      </Section>
      <Section title={text.links.title}>
        <Prose text={text.links.text} />
      </Section>
      <Section title={text.print.title}>
        <Prose text={[text.print.text]} />
        <button type="button" className={styles.button} onClick={() => print()}>
          <Printer size={18} strokeWidth={1.8} aria-hidden="true" />
          {text.print.button}
        </button>
      </Section>
      <Section title={text.privacy.title}>
        <Prose text={text.privacy.text} />
      </Section>
    </Page>
  );
}

function Runs() {
  return inGroups(use(catalog)).map(({ title: group, entries }) => (
    <Fragment key={group}>
      <h3 className={styles.group}>{group}</h3>
      <ul className={styles.runs}>
        {entries.map(({ name, title, look, scenario }) => (
          <li key={name}>
            <StageLink to={{ s: name, notice: noticeOf(scenario) }}>{title}</StageLink>
            <p>{look}</p>
            <StageLink to={{ s: name, present: '1', notice: noticeOf(scenario) }}>
              <span aria-hidden="true">{text.runs.present}</span>
              <span className="said">{text.runs.presentSaid(title)}</span>
            </StageLink>
          </li>
        ))}
      </ul>
    </Fragment>
  ));
}

const Questions = () =>
  text.asked.groups.map(({ title, list }) => (
    <Fragment key={title}>
      <h3 className={styles.group}>{title}</h3>
      <QuestionTable title={title} list={list} />
    </Fragment>
  ));

function QuestionTable({ title, list }: (typeof text.asked.groups)[number]) {
  const { columns } = text.asked;
  return (
    <table className={styles.asked} aria-label={title}>
      <thead>
        <tr>
          <th scope="col">{columns.stop}</th>
          <th scope="col">{columns.question}</th>
          <th scope="col">{columns.answer}</th>
        </tr>
      </thead>
      <tbody>
        {list.map(({ title, place, question, answer }) => (
          <tr key={title}>
            <th scope="row">
              <StageLink to={place}>{title}</StageLink>
            </th>
            <td data-column={columns.question}>{question}</td>
            <td data-column={columns.answer}>{answer}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
