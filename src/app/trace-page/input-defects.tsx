import { groupDigits } from '../../lib/counted.ts';
import { groupBy } from '../../lib/group-by.ts';
import type { Defect, DefectType } from '../../trace/defect.ts';
import { DEFECT_WORDS } from '../../trace/defect-words.ts';
import { SteppedList } from '../../ui/stepped-list.tsx';

export interface InputDefectsProps {
  readonly defects: readonly Defect[];
}

/** What is wrong with the input of a list, and with no single trace of it: files of a folder that are none, lost bytes. */
export function InputDefects({ defects }: InputDefectsProps) {
  return [...groupBy(defects, ({ type }) => type)].map(([type, list]) => (
    <Group key={type} type={type} defects={list} />
  ));
}

function Group({ type, defects }: InputDefectsProps & { readonly type: DefectType }) {
  const { title, explanation } = DEFECT_WORDS[type];
  const count = defects.reduce((sum, defect) => sum + defect.count, 0);
  return (
    <section aria-label={title} className="px-4 pt-5">
      <h2 className="font-semibold">
        {title} <span className="font-normal text-ink2">{groupDigits(count)}</span>
      </h2>
      <p className="pb-1.5 text-ink2">{explanation}</p>
      <SteppedList
        count={defects.length}
        step={20}
        noun="defects"
        renderPage={(from, to) => (
          <ul>
            {defects.slice(from, to).map(({ detail }, i) => (
              <li
                // biome-ignore lint/suspicious/noArrayIndexKey: defects never move
                key={`${detail} ${from + i}`}
                className="border-t border-line py-1 font-mono text-[11px] [overflow-wrap:anywhere]"
              >
                {detail.slice(0, 500)}
              </li>
            ))}
          </ul>
        )}
      />
    </section>
  );
}
