import type { Page } from '@playwright/test';
import axe from 'axe-core';

declare global {
  interface Window {
    /** Put there by axe's script. */
    axe?: typeof axe;
  }
}

/** Returns what axe finds on the page, a line each: the rule and the elements. Of the element `within` alone where there is one. */
export async function violations(page: Page, within = 'html'): Promise<string[]> {
  await page.evaluate(axe.source);
  return page.evaluate(async (selector) => {
    if (window.axe === undefined) throw new Error('axe was not put on the page.');
    const { violations: found } = await window.axe.run(document.querySelector(selector) ?? document);
    return found.flatMap((rule) =>
      rule.nodes.map((node) => `${rule.id}: ${node.target.join(' ')}: ${node.failureSummary}`),
    );
  }, within);
}
