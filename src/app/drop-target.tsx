import { Download } from 'lucide-react';

/** What stands over the page while files are held over it. */
export function DropTarget() {
  return (
    <div className="pointer-events-none fixed inset-0 z-50 flex items-center justify-center bg-bg/92 p-6">
      <div className="flex h-full w-full flex-col items-center justify-center gap-3 rounded-lg border-2 border-dashed border-accent text-center">
        <Download size={28} aria-hidden className="text-accent" />
        <p className="text-[19px] leading-[26px] font-semibold">Drop to open</p>
        <p className="text-ink2">
          OTLP, Jaeger, Zipkin, Chrome and others; gzip, zstd and zip too. Read in this browser, sent nowhere.
        </p>
      </div>
    </div>
  );
}
