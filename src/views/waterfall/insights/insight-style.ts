/** On rows of the finding that is lit up. */
export const LIT_ROW = 'data-lit-finding';
/** On rows that failed only because one below them did. */
export const ECHO = 'data-echo';

/** An echo's mark is a ring; its origin's is full. */
const RULES = `
  [${LIT_ROW}]:not([aria-selected="true"]) {
    background-color: var(--lp-accent-bg);
  }
  [${ECHO}] [aria-label="Error"] {
    color: var(--lp-err);
  }
  [${ECHO}] [aria-label="Error"] > svg {
    --lp-err: transparent;
    color: inherit;
  }
  @media (forced-colors: active) {
    [${LIT_ROW}] {
      outline: 1px dashed Highlight;
      outline-offset: -1px;
    }
  }
`;

let sheet: CSSStyleSheet | null = null;

/** Has the page know how rows look that findings are about; a page that is not analysed yet needs none of it. */
export function adoptInsightStyle(): void {
  if (sheet !== null) return;
  sheet = new CSSStyleSheet();
  sheet.replaceSync(RULES);
  document.adoptedStyleSheets.push(sheet);
}
