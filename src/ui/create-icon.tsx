import { createElement, type MemoExoticComponent, memo, type SVGProps } from 'react';

/** An icon of lucide's as its modules write it. */
interface Drawing {
  /** Shapes on a square of 24, their attributes as React calls them. */
  readonly node: readonly (readonly [shape: string, attributes: Readonly<Record<string, string>>])[];
}

export interface IconProps extends SVGProps<SVGSVGElement> {
  /** Width and height, CSS pixels. */
  readonly size?: number;
}

/**
 * Returns the icon as a component. The build gives it to lucide's modules in place of their own
 * (`scripts/vite/light-icons.ts`): an icon whose props are the same is not gone through again, and one that is costs one
 * component and no work on names of attributes. Some fifty of them are on the page.
 */
export function createIcon({ node }: Drawing): MemoExoticComponent<(props: IconProps) => React.JSX.Element> {
  const shapes = node.map(([shape, attributes]) => createElement(shape, attributes));
  return memo(function Icon({ size = 24, ...rest }: IconProps) {
    return (
      // biome-ignore lint/a11y/noSvgWithoutTitle: hidden, unless it is given a name
      <svg
        width={size}
        height={size}
        viewBox="0 0 24 24"
        fill="none"
        stroke="currentColor"
        strokeWidth={2}
        strokeLinecap="round"
        strokeLinejoin="round"
        aria-hidden={rest['aria-label'] === undefined || undefined}
        {...rest}
      >
        {shapes}
      </svg>
    );
  });
}
