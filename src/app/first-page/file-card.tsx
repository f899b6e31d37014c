import { Download } from 'lucide-react';
import { Link } from 'wouter';
import type { OfferedFile } from '../../load/page-config.ts';
import { ChooseFiles } from '../choose-files.tsx';
import { formatUrl, NO_SOURCE } from '../url-state.ts';
import { usePageSetup } from '../use-page-setup.ts';
import { Section } from './section.tsx';

/** Where files go, and the files that the server offers. */
export function FileCard() {
  const { files } = usePageSetup();
  return (
    <>
      {files && files.length > 0 && <OfferedFiles files={files} />}
      <div className="flex items-start gap-4 rounded-lg border border-dashed border-line2 px-4 py-3.5">
        <Download size={19} aria-hidden className="mt-2 shrink-0 text-accent" />
        <div className="min-w-0 flex-1">
          <p className="font-semibold">Drop files or a folder anywhere</p>
          <p className="text-ink2">
            OTLP, Jaeger, Zipkin, Chrome, Sentry, X-Ray, Datadog and others; gzip, zstd and zip too
          </p>
          <div className="flex flex-wrap gap-2 pt-2.5">
            <ChooseFiles />
          </div>
        </div>
      </div>
    </>
  );
}

function OfferedFiles({ files }: { readonly files: readonly OfferedFile[] }) {
  return (
    <Section title="Files" note="offered by the server">
      <ul>
        {files.map(({ name }) => (
          <li key={name} className="border-t border-line last:border-b">
            <Link
              href={formatUrl({ page: 'traces', traceIds: [], ...NO_SOURCE, file: name })}
              className="block truncate py-1.5 font-semibold hover:bg-hover"
            >
              {name}
            </Link>
          </li>
        ))}
      </ul>
    </Section>
  );
}
