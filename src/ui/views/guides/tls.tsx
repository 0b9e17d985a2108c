import { questions } from '../../../player/compare-view.ts';
import { RfcLink } from '../../parts/rfc-link.tsx';
import { Words } from '../../parts/words.tsx';
import { guideTls as text, type Said } from '../../text/guide-tls.ts';
import { Page, Section } from '../page/page.tsx';
import { StageLink } from '../page/stage-link.tsx';
import styles from './guide.module.css';

/** SSH for people who know TLS 1.3. */
export default function Tls() {
  return (
    <Page lead={text.lead}>
      <p className={styles.lead}>
        <a href="#/compare">{text.beside}</a>
        <a href="#/learn/path/tls">{text.lessons}</a>
      </p>
      <Section title={text.questions.title} note={text.questions.note}>
        <Questions />
      </Section>
      {[text.alike, text.differs].map(({ title, list }) => (
        <Section key={title} title={title}>
          <dl className={styles.points}>
            {list.map((point) => (
              <div key={point.title}>
                <dt>{point.title}</dt>
                <dd>
                  <Statement of={point} />
                </dd>
              </div>
            ))}
          </dl>
        </Section>
      ))}
    </Page>
  );
}

function Questions() {
  const { columns, list } = text.questions;
  return (
    <table className={styles.two}>
      <thead>
        <tr>
          <th scope="col">{columns.question}</th>
          <th scope="col">{columns.tls}</th>
          <th scope="col">{columns.ssh}</th>
        </tr>
      </thead>
      <tbody>
        {list.map(({ question, tls, ssh }, at) => (
          <tr key={question}>
            <th scope="row">
              <a href={`#/compare?q=${questions[at]}`}>{question}</a>
            </th>
            <td data-column={columns.tls}>
              <Statement of={tls} />
            </td>
            <td data-column={columns.ssh}>
              <Statement of={ssh} />
              <StageLink to={ssh.place}>{ssh.title}</StageLink>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** A statement, and where it is from. */
function Statement({ of }: { readonly of: Said }) {
  return (
    <>
      <p>
        <Words text={of.text} />
      </p>
      <p className={styles.sources}>
        {of.sources.map((source) => (
          <RfcLink key={source} source={source} />
        ))}
      </p>
    </>
  );
}
