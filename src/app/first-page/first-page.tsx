import { LargeOpenBox } from '../open-box/open-box.tsx';
import { useDocumentTitle } from '../use-document-title.ts';
import { useTellPainted } from '../use-rest.ts';
import { BackendList } from './backend-list.tsx';
import { ExampleList } from './example-list.tsx';
import { FileCard } from './file-card.tsx';
import { RecentList } from './recent-list.tsx';

/** What one sees with no trace open: the box, the examples, and what is at hand. */
export function FirstPage() {
  useDocumentTitle('');
  useTellPainted(true);
  return (
    <main className="min-h-0 flex-1 overflow-y-auto">
      <div className="mx-auto max-w-[1120px] px-4 pt-10 pb-8 max-sm:pt-5">
        <h1 className="text-2xl leading-9 font-semibold max-sm:text-xl">Which span is the long pole?</h1>
        <p className="pt-1 pb-4 text-[13px] leading-5 text-ink2">
          Paste anything that holds a trace id, or drop a trace file. Files are read in this browser and go nowhere
          else.
        </p>
        <LargeOpenBox />
        <div className="grid grid-cols-[minmax(0,7fr)_minmax(0,3.45fr)] gap-x-11 gap-y-8 pt-6 max-lg:grid-cols-1">
          <ExampleList />
          <div className="flex flex-col gap-7">
            <RecentList />
            <BackendList />
            <FileCard />
          </div>
        </div>
      </div>
    </main>
  );
}
