import { CircleQuestionMark } from 'lucide-react';
import { IconButton } from '../../ui/icon-button.tsx';
import { showKeys } from '../dialogs.tsx';
import { BackendMenu } from './backend-menu.tsx';
import { ThemeButton } from './theme-button.tsx';

/** What stands at the right end of the bar. */
export function Settings({ isNarrow }: { readonly isNarrow: boolean }) {
  return (
    <>
      <BackendMenu isNarrow={isNarrow} />
      <ThemeButton />
      <IconButton label="Keys and help" onClick={showKeys}>
        <CircleQuestionMark size={15} aria-hidden />
      </IconButton>
    </>
  );
}
