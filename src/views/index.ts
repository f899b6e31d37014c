import type { ComponentType } from 'react';
import { lazyPart } from '../ui/lazy-part.tsx';
import type { TraceViewProps } from './trace-view-props.ts';
import { Waterfall } from './waterfall/waterfall.tsx';

/** A way to look at a trace. */
export interface TraceView {
  readonly id: string;
  readonly title: string;
  readonly component: ComponentType<TraceViewProps>;
  /** `main` fills the page, `panel` is a tab of the panel beside it. */
  readonly place: 'main' | 'panel';
  /** How many things it shows at present; a view that has none to show has no tab, one that says nothing has one. */
  readonly count?: (props: TraceViewProps) => number | undefined;
}

const Findings = lazyPart(async () => (await import('./findings/findings.tsx')).FindingsView);
const SpanDetails = lazyPart(async () => (await import('./span-details/span-details.tsx')).SpanDetailsView);
const Compare = lazyPart(async () => (await import('./compare/compare.tsx')).CompareView);

/** The views, in the order in which tabs show them. What is not needed before the first row is loaded when shown. */
export const VIEWS: readonly TraceView[] = [
  { id: 'waterfall', title: 'Waterfall', component: Waterfall, place: 'main' },
  {
    id: 'findings',
    title: 'Findings',
    component: Findings,
    place: 'panel',
    count: ({ insights }) => insights?.count || undefined,
  },
  { id: 'details', title: 'Details', component: SpanDetails, place: 'panel' },
  { id: 'compare', title: 'Compare', component: Compare, place: 'panel', count: ({ pinned }) => pinned.length },
];
