/** Name of the highlight over the stretches of text that were found. */
export const HIGHLIGHT = 'found';
/** On rows that were found. */
export const ATTRIBUTE = 'data-found';

/** A stretch is underlined, a row has a wedge at its left edge, the current one a frame: colour alone tells nothing. */
const RULES = `
  ::highlight(${HIGHLIGHT}) {
    background-color: color-mix(in srgb, var(--lp-accent) 25%, transparent);
    color: var(--lp-ink);
    text-decoration: underline 2px var(--lp-accent);
  }
  [${ATTRIBUTE}]::before {
    content: '';
    position: absolute;
    top: calc(50% - 4px);
    left: 2px;
    width: 5px;
    height: 8px;
    background: var(--lp-accent);
    clip-path: polygon(0 0, 100% 50%, 0 100%);
  }
  [${ATTRIBUTE}][aria-current] {
    outline: 1px dashed var(--lp-accent);
    outline-offset: -2px;
  }
  @media (forced-colors: active) {
    ::highlight(${HIGHLIGHT}) {
      background-color: Mark;
      color: MarkText;
    }
    [${ATTRIBUTE}]::before {
      forced-color-adjust: none;
      background: CanvasText;
    }
  }
`;

let sheet: CSSStyleSheet | null = null;

/**
 * Has the page know how hits look. Not in the theme: what builds that does not know highlights yet, and a page on which
 * nothing is filtered needs none of it.
 */
export function adoptFoundStyle(): void {
  if (sheet !== null) return;
  sheet = new CSSStyleSheet();
  sheet.replaceSync(RULES);
  document.adoptedStyleSheets.push(sheet);
}
