import type { ReactNode } from 'react';
import { isWebAddress } from './web-address.ts';

export interface ExternalLinkProps {
  readonly href: string;
  /** The address itself where nothing else is given. */
  readonly children?: ReactNode;
}

/** A link out of the product, in a tab of its own. What is no http(s) address becomes plain text. */
export function ExternalLink({ href, children = href }: ExternalLinkProps) {
  if (!isWebAddress(href)) return <>{children}</>;
  return (
    <a
      href={href}
      target="_blank"
      rel="noopener noreferrer"
      className="underline decoration-line2 underline-offset-2 hover:decoration-current"
    >
      {children}
    </a>
  );
}
