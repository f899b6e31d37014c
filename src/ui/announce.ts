let region: HTMLElement | undefined;

/**
 * Has screen readers say `text` when they are done with the present sentence. All announcements share one live
 * region, which is made on first use: a region for every control would be hundreds.
 */
export function announce(text: string): void {
  region ??= addRegion();
  // The same text twice would be no change, and not be spoken; a no-break space more is one.
  region.textContent = region.textContent === text ? `${text}\u00a0` : text;
}

function addRegion(): HTMLElement {
  const element = document.createElement('div');
  element.setAttribute('role', 'status');
  element.setAttribute('aria-live', 'polite');
  element.className = 'sr-only';
  document.body.append(element);
  return element;
}
