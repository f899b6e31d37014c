import { ChevronDown, Share2 } from 'lucide-react';
import type { ComponentProps } from 'react';
import { Button } from '../../ui/button.tsx';
import { NARROW, useMediaQuery } from '../use-media-query.ts';

/** What opens the menu of links and downloads; it stands there before the menu has been loaded. */
export function ShareButton(props: ComponentProps<typeof Button>) {
  const isNarrow = useMediaQuery(NARROW);
  return (
    <Button aria-label="Share" {...props}>
      {isNarrow ? <Share2 size={14} aria-hidden /> : 'Share'}
      <ChevronDown size={14} aria-hidden />
    </Button>
  );
}
