import { createContext, useContext } from 'react';

/** The text that the attributes on show contain, and what changes it. */
export type AttributeFilter = readonly [text: string, setText: (text: string) => void];

const AttributeFilterContext = createContext<AttributeFilter>(['', () => {}]);
/** Stands above the span on show, so that the filter stays while the selection wanders. */
export const AttributeFilterProvider = AttributeFilterContext.Provider;

/** Returns the filter, which the attributes of span, resource and scope share. */
export function useAttributeFilter(): AttributeFilter {
  return useContext(AttributeFilterContext);
}
