import { ExternalLink as Icon } from 'lucide-react';
import type { ExpandedLink } from '../../trace/link-template.ts';
import { ExternalLink } from '../../ui/external-link.tsx';

/** Links to elsewhere, each in a tab of its own. */
export function LinkList({ links }: { readonly links: readonly ExpandedLink[] }) {
  return (
    <ul className="flex flex-wrap gap-x-3 gap-y-1" aria-label="Links elsewhere">
      {links.map(({ text, href }) => (
        <li key={`${text} ${href}`} className="flex min-w-0 items-center gap-1 pointer-coarse:min-h-8">
          <Icon size={12} aria-hidden className="shrink-0 text-ink3" />
          <span className="min-w-0 [overflow-wrap:anywhere]" title={href}>
            <ExternalLink href={href}>{text}</ExternalLink>
          </span>
        </li>
      ))}
    </ul>
  );
}
