import { ChevronDown, Download } from 'lucide-react';
import type { ComponentProps } from 'react';
import { Button } from '../../ui/button.tsx';
import { NARROW, useMediaQuery } from '../use-media-query.ts';

/** What opens the menu of downloads; it stands there before the menu has been loaded. */
export function DownloadButton(props: ComponentProps<typeof Button>) {
  const isNarrow = useMediaQuery(NARROW);
  return (
    <Button aria-label="Download" {...props}>
      {isNarrow ? <Download size={14} aria-hidden /> : 'Download'}
      <ChevronDown size={14} aria-hidden />
    </Button>
  );
}
