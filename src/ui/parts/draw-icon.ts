/** Draws the icons of lucide-react as that package does, without what nobody here asks of it: builds take this instead. */
import { createElement, type SVGProps } from 'react';

/** What a file of an icon has in it. */
interface IconData {
  readonly size?: number;
  readonly node: readonly (readonly [tag: string, attributes: Readonly<Record<string, string>>])[];
}

interface IconProps extends SVGProps<SVGSVGElement> {
  readonly size?: number | string;
}

/** A component that draws the icon, hidden from screen readers. */
export default function drawIcon({ size: grid = 24, node }: IconData) {
  const parts = node.map(([tag, attributes]) => createElement(tag, attributes));
  return ({ size = 24, className, ...rest }: IconProps) =>
    createElement(
      'svg',
      {
        xmlns: 'http://www.w3.org/2000/svg',
        width: size,
        height: size,
        viewBox: `0 0 ${grid} ${grid}`,
        fill: 'none',
        stroke: 'currentColor',
        strokeWidth: 2,
        strokeLinecap: 'round',
        strokeLinejoin: 'round',
        className: className ? `lucide ${className}` : 'lucide',
        'aria-hidden': 'true',
        ...rest,
      },
      parts,
    );
}
