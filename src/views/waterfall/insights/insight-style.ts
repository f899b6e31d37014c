/** On rows of the finding that is lit up. */
export const LIT_ROW = 'data-lit-finding';
/** On rows that failed only because one below them did. */
export const ECHO = 'data-echo';

/** What the mark of a failed row is called, and what it is called on one that was cancelled. */
export const ERROR_MARK = 'Error';
export const CANCELLED_MARK = 'Error: cancelled';

/** An echo's mark is a ring; its origin's is full. What was cancelled has a ring with a stroke through it. */
const RULES = `
  [${LIT_ROW}]:not([aria-selected="true"]) {
    background-color: var(--lp-accent-bg);
  }
  [${ECHO}] [aria-label="${ERROR_MARK}"] {
    color: var(--lp-err);
  }
  [${ECHO}] [aria-label="${ERROR_MARK}"] > svg {
    --lp-err: transparent;
    color: inherit;
  }
  [aria-label="${CANCELLED_MARK}"] > svg {
    display: none;
  }
  [aria-label="${CANCELLED_MARK}"]::before {
    content: "";
    box-sizing: border-box;
    width: 12px;
    height: 12px;
    margin: 1px;
    border: 1px solid var(--lp-err);
    border-radius: 50%;
    background: linear-gradient(to top right, transparent 46%, var(--lp-err) 46% 54%, transparent 54%);
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
