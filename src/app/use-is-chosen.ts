import { useStored } from '../ui/use-stored.ts';
import { chosenBackend, findBackend } from './backends.ts';
import { usePageSetup } from './use-page-setup.ts';

/** Returns whether a person has chosen the backend that is asked where none is named; where not, all are asked at once. */
export function useIsChosen(): boolean {
  const { backends } = usePageSetup();
  return findBackend(backends ?? [], useStored(chosenBackend)) !== null;
}
