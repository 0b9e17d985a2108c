import { useEffect, useState } from 'react';
import { Presentation } from 'lucide-react';
import { actions, usePresent } from '../../../player/hooks.ts';
import { loadCatalog } from '../../../player/tables.ts';
import { Picker } from '../../parts/picker.tsx';
import { compare as text } from '../../text/compare.ts';
import bar from '../shell/bar-button.module.css';
import styles from './compare.module.css';
import { pairs } from './pairs.ts';
import type { ComparePlace } from './place.ts';

interface HeadProps {
  readonly place: ComparePlace;
  readonly go: (to: ComparePlace) => void;
}

type Catalog = Awaited<ReturnType<typeof loadCatalog>>;

const OTHER = '';

/** Which two runs are compared: a pair with a name, or any two. */
export function Head({ place, go }: HeadProps) {
  const [catalog, setCatalog] = useState<Catalog>([]);
  const isPresent = usePresent();
  useEffect(() => {
    void loadCatalog().then(setCatalog, actions.crash);
  }, []);
  const pair = pairs.find(({ left, right }) => left === place.left && right === place.right);
  const choose = (left: string, right: string) => go({ ...place, left, right, at: 0 });
  return (
    <header className={styles.head}>
      <h1 ref={takeFocus} tabIndex={-1}>
        {text.title}
      </h1>
      <Picker
        label={text.pair}
        className={styles.picker}
        options={[
          ...pairs.map(({ title }) => ({ value: title as string, text: title })),
          ...(pair ? [] : [{ value: OTHER, text: text.otherPair }]),
        ]}
        value={pair?.title ?? OTHER}
        onChange={(title) => {
          const chosen = pairs.find((one) => one.title === title);
          if (chosen) choose(chosen.left, chosen.right);
        }}
      />
      <span className={styles.two}>
        <RunPicker
          catalog={catalog}
          protocol="ssh-2"
          value={place.left}
          onChange={(left) => choose(left, place.right)}
        />
        <RunPicker
          catalog={catalog}
          protocol="tls-1.3"
          value={place.right}
          onChange={(right) => choose(place.left, right)}
        />
      </span>
      {!isPresent && (
        <button
          type="button"
          className={[bar.button, styles.present].join(' ')}
          onClick={() => actions.present(true)}
        >
          <Presentation size={18} strokeWidth={1.8} aria-hidden="true" />
          {text.present}
        </button>
      )}
    </header>
  );
}

interface RunPickerProps {
  readonly catalog: Catalog;
  readonly protocol: string;
  readonly value: string;
  readonly onChange: (name: string) => void;
}

/** Every named run of a protocol. */
function RunPicker({ catalog, protocol, value, onChange }: RunPickerProps) {
  const options = catalog
    .filter(({ scenario }) => (scenario.protocol ?? 'ssh-2') === protocol)
    .map(({ name, title }) => ({ value: name, text: title }));
  const isListed = options.some((option) => option.value === value);
  return (
    <label className={styles.run}>
      <span aria-hidden="true">{text.protocol(protocol)}</span>
      <Picker
        label={text.scenarioOf(text.protocol(protocol))}
        className={styles.picker}
        options={isListed ? options : [{ value, text: value }, ...options]}
        value={value}
        onChange={onChange}
      />
    </label>
  );
}

/** So that screen readers read on from here. */
function takeFocus(heading: HTMLHeadingElement | null): void {
  heading?.focus();
}
