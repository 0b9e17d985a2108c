import { logins as text } from '../../text/logins.ts';
import { Page, Section } from '../page/page.tsx';
import { pages } from '../pages.ts';
import { LoginTable } from './login-table.tsx';
import styles from './logins.module.css';
import { Progress } from './progress.tsx';
import { Tools } from './tools.tsx';
import { useLogins } from './use-logins.ts';
import { Why } from './why.tsx';

const title = pages.find(({ path }) => path === '/logins')?.title ?? '';

/** Ways to prove who the client is, side by side, from runs. */
export default function Logins() {
  const told = useLogins();
  return (
    <Page lead={text.lead} wide>
      <div className={styles.bar}>
        <Progress told={told} />
        <Tools told={told} title={title} />
      </div>
      <LoginTable told={told} />
      <Section title={text.why.title} note={text.why.note}>
        <Why told={told} />
      </Section>
    </Page>
  );
}
