import type { LayerNote } from './layers/layer.ts';

/** What a tooltip says about a mark. */
export function NoteTooltip({ title, lines }: LayerNote) {
  return (
    <>
      <div className="break-words font-semibold">
        <bdi>{title}</bdi>
      </div>
      {lines.map((line) => (
        <div key={line} className="mt-0.5 break-words text-ink2">
          <bdi>{line}</bdi>
        </div>
      ))}
    </>
  );
}
