import { Link } from 'wouter';
import type { Example } from '../../load/examples.ts';
import { formatDuration } from '../../trace/time.ts';
import { RootName } from '../../views/root-name.tsx';
import { formatUrl, NO_SOURCE } from '../url-state.ts';
import { useExamples } from '../use-examples.ts';
import { ExamplePicture } from './example-picture.tsx';
import { Section } from './section.tsx';

/** The traces that open with no backend. */
export function ExampleList() {
  const examples = useExamples();
  return (
    <Section title="Examples" note="they open without a backend">
      {examples?.length === 0 && (
        <p className="border-t border-line py-3 text-ink2">The examples are not beside this page.</p>
      )}
      <ul>
        {examples?.map((example) => (
          <li key={example.name} className="border-t border-line last:border-b">
            <ExampleRow example={example} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

function ExampleRow({ example }: { readonly example: Example }) {
  const [service, ...name] = example.title.split(' › ');
  const href = formatUrl({ page: 'trace', traceId: example.traceId, span: '', ...NO_SOURCE, example: example.name });
  return (
    <Link
      href={href}
      className="-mx-2.5 flex min-h-14 items-center gap-[18px] px-2.5 hover:bg-hover max-sm:gap-3 max-sm:py-2 focus-visible:-outline-offset-2"
    >
      <ExamplePicture bars={example.bars} />
      <span className="min-w-0 flex-1">
        <RootName service={service} name={name.join(' › ')} />
        <span className="block pt-0.5 text-ink2 sm:truncate">{example.story}</span>
      </span>
      <span className="shrink-0 text-[13px]">{formatDuration(example.durationNs)}</span>
    </Link>
  );
}
