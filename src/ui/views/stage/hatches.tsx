const kinds = ['client', 'server', 'attacker', 'edge'] as const;
export type HatchKind = (typeof kinds)[number];

/** The texture of what is encrypted, in each hue, for `fill`. */
export const hatch = (kind: HatchKind) => `url(#hatch-${kind})`;

/** The patterns that `hatch` names: once a page. */
export function Hatches() {
  return (
    <svg width="0" height="0" aria-hidden="true" focusable="false">
      <defs>
        {kinds.map((kind) => (
          <pattern
            key={kind}
            id={`hatch-${kind}`}
            width="5"
            height="5"
            patternUnits="userSpaceOnUse"
            patternTransform="rotate(45)"
          >
            <rect width="5" height="5" fill="var(--paper)" />
            <rect width="2" height="5" fill={`var(--${kind})`} />
          </pattern>
        ))}
      </defs>
    </svg>
  );
}
