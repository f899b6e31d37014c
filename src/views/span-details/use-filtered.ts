import { useEffect, useState } from 'react';
import type { AttributeExcerpt, ListExcerpt } from '../../trace/details-excerpt.ts';
import type { AttributeReader } from './attribute-section.tsx';

/** As many as come with the details themselves. */
const FIRST = 200;

interface Filtered {
  readonly list: ListExcerpt<AttributeExcerpt>;
  /** What those of `list` contain; empty where it is the whole list. */
  readonly containing: string;
}

/**
 * Returns the attributes that contain `text`: `all` for an empty one. Until they have been read it is what was returned
 * before; where they cannot be, all.
 */
export function useFiltered(all: ListExcerpt<AttributeExcerpt>, read: AttributeReader, text: string): Filtered {
  const [found, setFound] = useState<Filtered | null>(null);
  useEffect(() => {
    let isStale = false;
    const settle = (filtered: Filtered | null) => isStale || setFound(filtered);
    if (text === '') settle(null);
    else {
      read(0, FIRST, text).then(
        (list) => settle({ list, containing: text }),
        () => settle(null),
      );
    }
    return () => {
      isStale = true;
    };
  }, [read, text]);
  return text === '' || found === null ? { list: all, containing: '' } : found;
}
