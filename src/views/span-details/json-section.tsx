import { useEffect, useState } from 'react';
import { formatBytes } from '../../analysis/value-meanings/quantity.ts';
import type { DocumentExcerpt } from '../../trace/details-excerpt.ts';
import type { TraceReaders } from '../../trace/trace-handle.ts';
import type { SpanIndex } from '../../trace/units.ts';
import { Button } from '../../ui/button.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { saveFile } from '../../ui/save-file.ts';
import { Section } from './section.tsx';
import { TextBox } from './text-box.tsx';

/** More of it is for an editor, not for a panel. */
const MOST_BYTES = 200_000;
const AT_FIRST = 8000;

export interface JsonSectionProps extends Pick<TraceReaders, 'spanJson'> {
  readonly span: SpanIndex;
  /** Names the file. */
  readonly spanId: string;
  readonly document: DocumentExcerpt;
}

/** The span's JSON as received, or as what was received was rewritten; read when the section is opened. */
export function JsonSection(props: JsonSectionProps) {
  return (
    <Section title={props.document.isRewritten ? 'As read, OTLP JSON' : 'As received'} isClosedAtFirst>
      <SpanJson {...props} />
    </Section>
  );
}

interface Shown {
  readonly blob: Blob;
  readonly text: string;
}

function SpanJson({ spanJson, span, spanId, document }: JsonSectionProps) {
  const [shown, setShown] = useState<Shown | null>(null);
  const [problem, setProblem] = useState('');
  useEffect(() => {
    let isStale = false;
    readBeginning(spanJson, span).then(
      (next) => isStale || setShown(next),
      (error: unknown) => isStale || setProblem(error instanceof Error ? error.message : String(error)),
    );
    return () => {
      isStale = true;
    };
  }, [spanJson, span]);
  if (problem !== '') return <p role="alert">{problem}</p>;
  if (shown === null) return <p className="text-ink3">Reading…</p>;
  const { blob, text } = shown;
  return (
    <>
      <div className="flex flex-wrap items-center gap-2 pb-1.5">
        <span className="flex-1 text-ink3">
          {sizeWords(blob.size)}
          {document.isRewritten && `, made of ${document.format}`}
        </span>
        <CopyButton text={async () => blob} label={`Copy what was ${document.isRewritten ? 'read' : 'received'}`}>
          Copy
        </CopyButton>
        <Button size="small" onClick={() => saveFile(blob, fileName(spanId, document))}>
          Download
        </Button>
      </div>
      <TextBox limit={AT_FIRST} lines={200}>
        {text}
      </TextBox>
    </>
  );
}

function sizeWords(bytes: number): string {
  const size = bytes < 1000 ? `${bytes} bytes` : formatBytes(bytes);
  return bytes > MOST_BYTES ? `The first ${formatBytes(MOST_BYTES)} of ${size}` : size;
}

/** Returns a name that every file system takes. */
function fileName(spanId: string, { isRewritten }: DocumentExcerpt): string {
  return `span-${spanId.replace(/[^\w.-]/g, '').slice(0, 64)}${isRewritten ? '.otlp' : ''}.json`;
}

async function readBeginning(spanJson: TraceReaders['spanJson'], span: SpanIndex): Promise<Shown> {
  const blob = await spanJson(span);
  const bytes = await blob.slice(0, MOST_BYTES).arrayBuffer();
  // A character that the cut goes through is left out.
  return { blob, text: new TextDecoder().decode(bytes, { stream: blob.size > MOST_BYTES }) };
}
