import { CircleAlert, TriangleAlert, Unlink2 } from 'lucide-react';
import type { DefectType } from '../../trace/defect.ts';
import { DEFECT_WORDS, defectTypesOf } from '../../trace/defect-words.ts';
import { SpanMark } from '../../trace/span-table.ts';
import { Mark } from './mark.tsx';

/** What is wrong with the recording of a span, as marks on its row; `marks` holds at least one defect. */
export function DefectMarks({ marks }: { readonly marks: number }) {
  const types = defectTypesOf(marks & ~SpanMark.SuspectStatus);
  const Icon = (marks & SpanMark.Orphan) !== 0 ? Unlink2 : TriangleAlert;
  return (
    <>
      {types.length > 0 && (
        <Mark label={types.map(inWords).join('\n')}>
          <Icon size={13} className="text-ink2" />
        </Mark>
      )}
      {(marks & SpanMark.SuspectStatus) !== 0 && <SuspectMark />}
    </>
  );
}

/** A ring where an error has a disc, and ink where an error has red: it looks failed, nobody said so. */
function SuspectMark() {
  return (
    <Mark label={inWords('suspect_status')}>
      <CircleAlert size={14} className="text-ink2" strokeDasharray="3 2" />
    </Mark>
  );
}

function inWords(type: DefectType): string {
  const { title, explanation } = DEFECT_WORDS[type];
  return `${title}: ${explanation}`;
}
