const kinds = ['client', 'server', 'attacker', 'edge'] as const;
export type HatchKind = (typeof kinds)[number];

/** The texture of what is encrypted, in each hue, for `fill`. */
export const hatch = (kind: HatchKind) => `url(#hatch-${kind})`;

/** Finer where it fills a small shape. */
const period = (kind: HatchKind) => (kind === 'attacker' ? 3 : 5);

/** The patterns that `hatch` names: once a page. */
export function Hatches() {
  return (
    <svg width="0" height="0" aria-hidden="true" focusable="false">
      <defs>
        {kinds.map((kind) => (
          <pattern
            key={kind}
            id={`hatch-${kind}`}
            width={period(kind)}
            height={period(kind)}
            patternUnits="userSpaceOnUse"
            patternTransform="rotate(45)"
          >
            <rect width={period(kind)} height={period(kind)} fill="var(--paper)" />
            <rect width={period(kind) * 0.4} height={period(kind)} fill={`var(--${kind})`} />
          </pattern>
        ))}
      </defs>
    </svg>
  );
}
