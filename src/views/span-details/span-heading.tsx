import { CircleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { isPoorName, nameHint } from '../../analysis/name-hint.ts';
import type { DetailsExcerpt } from '../../trace/details-excerpt.ts';
import type { Span } from '../../trace/span-at.ts';
import type { SpanTable } from '../../trace/span-table.ts';
import { serviceColour } from '../../ui/palette.ts';
import { ShownText } from './shown-text.tsx';

const NAME_LIMIT = 200;

export interface SpanHeadingProps {
  readonly trace: SpanTable;
  readonly span: Span;
  readonly details: DetailsExcerpt | undefined;
}

/** Service and name, kind, and what the status says where it says something. */
export function SpanHeading({ trace, span, details }: SpanHeadingProps) {
  return (
    <header className="flex flex-col gap-2 px-4 py-3">
      <div className="flex items-start gap-2">
        <span
          aria-hidden
          className="mt-0.5 h-[13px] w-[3px] shrink-0 rounded-[1px]"
          style={{ background: serviceColour(trace.service[span.index]) }}
        />
        <h2 className="min-w-0 flex-1 text-[13px] font-semibold whitespace-pre-wrap [overflow-wrap:anywhere]">
          <bdi>
            <ShownText text={span.service || '(no service)'} limit={NAME_LIMIT} />
          </bdi>
          {' › '}
          <bdi>
            <ShownText text={span.name || '(no name)'} limit={NAME_LIMIT} />
          </bdi>
          <NameHint span={span} details={details} />
        </h2>
        <span className="shrink-0 text-ink2">{span.kind === 'unspecified' ? 'no kind' : span.kind}</span>
      </div>
      <StatusBox span={span} details={details} />
    </header>
  );
}

/** What a poor name leaves open, as the waterfall's row has it. */
function NameHint({ span, details }: Pick<SpanHeadingProps, 'span' | 'details'>) {
  const hint = details && isPoorName(span.name) ? nameHint(span.name, details.attributes.items) : '';
  return hint === '' ? null : <bdi className="pl-1.5 font-normal text-ink2">{hint}</bdi>;
}

function StatusBox({ span, details }: Pick<SpanHeadingProps, 'span' | 'details'>) {
  const message = details?.status.message ?? '';
  if (span.status === 'error') {
    const words = message || details?.exceptionSummary || (details && 'No message was recorded.');
    return (
      <MessageBox looks="border-err bg-err-bg" title={<ErrorTitle />}>
        {words ?? ''}
      </MessageBox>
    );
  }
  if (message === '') return null;
  return (
    <MessageBox looks="border-line2 bg-surface" title={`Status ${span.status}`}>
      {message}
    </MessageBox>
  );
}

function ErrorTitle() {
  return (
    <span className="flex items-center gap-1.5 text-err">
      <CircleAlert size={14} aria-hidden />
      Error
    </span>
  );
}

interface MessageBoxProps {
  readonly looks: string;
  readonly title: ReactNode;
  readonly children: string;
}

function MessageBox({ looks, title, children }: MessageBoxProps) {
  return (
    <div className={`border-l-2 px-2.5 py-2 ${looks}`}>
      <div className="font-semibold">{title}</div>
      {children !== '' && (
        <p className="pt-1 whitespace-pre-wrap [overflow-wrap:anywhere]">
          <ShownText key={children.length} text={children} />
        </p>
      )}
    </div>
  );
}
