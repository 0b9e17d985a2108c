import { ChevronRight } from 'lucide-react';
import { Fragment } from 'react';
import { shortcuts, type Command } from '../../../player/keys.ts';
import { Words } from '../../parts/words.tsx';
import { guideNew as text } from '../../text/guide-new.ts';
import { keyList } from '../../text/key-list.ts';
import { Page, Prose, Section } from '../page/page.tsx';
import { placeHash, StageLink } from '../page/stage-link.tsx';
import styles from './guide.module.css';

/** What a person needs to begin. */
export default function NewToSsh() {
  return (
    <Page lead={text.lead}>
      <p className={styles.begin}>
        <a href={placeHash({})} className={styles.primary}>
          {text.begin}
          <ChevronRight size={20} strokeWidth={2} aria-hidden="true" />
        </a>
        <span>{text.beginHint}</span>
        <a href="#/learn/path/core">{text.lessons}</a>
      </p>
      <Section title={text.what.title}>
        <Prose text={text.what.text} />
      </Section>
      <Section title={text.questions.title}>
        <ol className={styles.questions}>
          {text.questions.list.map(({ question, answer, places }) => (
            <li key={question}>
              <h3>{question}</h3>
              <p>
                <Words text={answer} />
              </p>
              <p className={styles.places}>
                {places.map(({ place, title }) => (
                  <StageLink key={title} to={place}>
                    {title}
                  </StageLink>
                ))}
              </p>
            </li>
          ))}
        </ol>
      </Section>
      <Section title={text.words.title}>
        <dl className={styles.words}>
          {text.words.list.map(([word, means]) => (
            <div key={word}>
              <dt>
                <Words text={word ?? ''} />
              </dt>
              <dd>{means}</dd>
            </div>
          ))}
        </dl>
      </Section>
      <Section title={text.walk.title}>
        <Prose text={text.walk.text} />
        <Keys commands={['next', 'back', 'play', 'help']} />
      </Section>
    </Page>
  );
}

/** The keys that one needs to walk, as the list of keys has them. */
function Keys({ commands }: { readonly commands: readonly Command[] }) {
  return (
    <dl className={styles.keys}>
      {shortcuts
        .filter(({ command }) => commands.includes(command))
        .map(({ command, keys }) => (
          <div key={command}>
            <dt>
              {keys.map((key, at) => (
                <Fragment key={key}>
                  {at > 0 && ` ${keyList.or} `}
                  <kbd>{keyList.names[key] ?? key}</kbd>
                </Fragment>
              ))}
            </dt>
            <dd>{command === 'help' ? text.walk.allKeys : keyList.commands[command]}</dd>
          </div>
        ))}
    </dl>
  );
}
