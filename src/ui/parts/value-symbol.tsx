import styles from './value-symbol.module.css';

/** `K_S` as K with a subscript S, also where it ends what is in brackets; words such as `session_id` stay as they are. */
const subscripted = /_([A-Z0-9])(\)?)$/;

export function symbolParts(symbol: string): readonly [base: string, sub: string, rest: string] {
  const [base = '', sub = '', rest = ''] = symbol.split(subscripted);
  return [base, sub, rest];
}

export function ValueSymbol({ symbol }: { readonly symbol: string }) {
  const [base, sub, rest] = symbolParts(symbol);
  return (
    <span className={styles.symbol}>
      {base}
      {sub && <sub className={styles.sub}>{sub}</sub>}
      {rest}
    </span>
  );
}
