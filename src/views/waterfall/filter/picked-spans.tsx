import type { FullModel } from '../full-model.ts';
import { useChosenRows } from './use-chosen-rows.ts';
import { useLit } from './use-lit.ts';

/** Has rows and bars follow what is picked. By itself: matches come many times a second, and change none of the tools. */
export function PickedSpans({ model }: { readonly model: FullModel }) {
  useChosenRows(model);
  useLit(model);
  return null;
}
