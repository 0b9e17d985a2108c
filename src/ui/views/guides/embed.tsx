import { CopyButton } from '../../parts/copy-button.tsx';
import { Words } from '../../parts/words.tsx';
import { guideTeach } from '../../text/guide-teach.ts';
import { placeHash } from '../page/stage-link.tsx';
import styles from './guide.module.css';

const text = guideTeach.embed;

/** HTML that shows a part of a run inside another page; `base` is the address of this copy of the app. */
export function embedCode(base: string): string {
  const url = new URL(placeHash(text.place, 'embed'), base).href.replaceAll('&', '&amp;');
  return [
    `<iframe src="${url}"`,
    `  title="${text.frameTitle}"`,
    '  width="960" height="640" loading="lazy" style="border: 0"></iframe>',
  ].join('\n');
}

/** The code for an embedded run, and what its address may carry. */
export function Embed() {
  const code = embedCode(location.href);
  return (
    <div className={styles.embed}>
      <p>{text.text}</p>
      <figure aria-label={text.code}>
        <pre>
          <code>{code}</code>
        </pre>
        <CopyButton text={code} label={text.copy} />
      </figure>
      <p>{text.note}</p>
      <h3>{text.parameters}</h3>
      <dl className={styles.words}>
        {text.meanings.map(([name, means]) => (
          <div key={name}>
            <dt>
              <code>{name}</code>
            </dt>
            <dd>
              <Words text={means ?? ''} />
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
