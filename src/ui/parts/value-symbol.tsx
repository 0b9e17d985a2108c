import styles from './value-symbol.module.css';

/** `K_S` as K with a subscript S; words such as `session_id` stay as they are. */
const subscripted = /^([A-Za-z]+)_([A-Z0-9])$/;

export function symbolParts(symbol: string): readonly [base: string, sub: string] {
  const match = subscripted.exec(symbol);
  return [match?.[1] ?? symbol, match?.[2] ?? ''];
}

export function ValueSymbol({ symbol }: { readonly symbol: string }) {
  const [base, sub] = symbolParts(symbol);
  return (
    <span className={styles.symbol}>
      {base}
      {sub && <sub className={styles.sub}>{sub}</sub>}
    </span>
  );
}
