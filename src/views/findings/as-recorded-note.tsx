import { TextButton } from '../../ui/text-button.tsx';

/** While bars stand at recorded times: that what is said here is about corrected ones, and what is left out for it. */
export function AsRecordedNote({ onCorrected }: { readonly onCorrected: () => void }) {
  return (
    <p className="border-b border-line px-4 py-2 text-pretty text-ink2">
      Times are shown as recorded. What stands here is about corrected times; critical path, gaps and where in the
      request a finding is are left out. <TextButton onClick={onCorrected}>Show corrected times</TextButton>
    </p>
  );
}
