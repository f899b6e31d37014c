import { namesUser } from '../../analysis/text-forms/url-passwords.ts';
import { ExternalLink } from '../../ui/external-link.tsx';
import { isWebAddress } from '../../ui/web-address.ts';
import { ShownText } from './shown-text.tsx';

export interface ValueLinkProps {
  readonly href: string;
  /** The address itself where nothing else is given. */
  readonly text?: string | undefined;
}

/** A value, as a link if it is an address; not one that would log somebody in by a name that the trace recorded. */
export function ValueLink({ href, text = href }: ValueLinkProps) {
  if (!isWebAddress(href) || namesUser(href)) return <ShownText text={text} />;
  return <ExternalLink href={href}>{text}</ExternalLink>;
}
