import { Fragment } from 'react';
import { counted, groupDigits } from '../../lib/counted.ts';
import type { AttributeExcerpt, ListExcerpt } from '../../trace/details-excerpt.ts';
import { AttributeRow } from './attribute-row.tsx';
import { DetailsList, type ListReader } from './details-list.tsx';

export interface AttributeListProps {
  readonly attributes: ListExcerpt<AttributeExcerpt>;
  /** Keep its identity while the list is the same. */
  readonly read: ListReader<AttributeExcerpt>;
  /** How many are shown at first, and more at a time. */
  readonly step?: number | undefined;
}

/** Keys and values in the order given, under the headings that come with them; the first 200 at first. */
export function AttributeList({ attributes, read, step }: AttributeListProps) {
  return <DetailsList list={attributes} read={read} step={step} noun="attributes" renderItems={renderAttributes} />;
}

function renderAttributes(attributes: readonly AttributeExcerpt[]) {
  return (
    <div className="grid grid-cols-[fit-content(40%)_minmax(0,1fr)] gap-x-3">
      {groupsOf(attributes).map((group) => (
        <Fragment key={group[0].index}>
          <GroupHeading heading={group[0].heading} />
          <dl className="col-span-2 grid grid-cols-subgrid">
            {group.map((attribute) => (
              <AttributeRow key={attribute.index} attribute={attribute} />
            ))}
          </dl>
        </Fragment>
      ))}
    </div>
  );
}

/** A page may begin within a group, whose heading is on a page before. */
function groupsOf(attributes: readonly AttributeExcerpt[]): readonly AttributeExcerpt[][] {
  const groups: AttributeExcerpt[][] = [];
  for (const attribute of attributes) {
    if (groups.length === 0 || attribute.heading !== null) groups.push([]);
    groups[groups.length - 1].push(attribute);
  }
  return groups;
}

function GroupHeading({ heading }: Pick<AttributeExcerpt, 'heading'>) {
  if (heading === null) return null;
  return (
    <h4 className="col-span-2 mt-1.5 border-b border-line pb-0.5 text-[11px] font-semibold text-ink2 first:mt-0">
      {heading.title}
      <span className="sr-only">, {counted(heading.count, 'attribute')}</span>
      <span aria-hidden className="pl-1.5 font-normal text-ink3">
        {groupDigits(heading.count)}
      </span>
    </h4>
  );
}
