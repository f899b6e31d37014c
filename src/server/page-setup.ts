/** What `config.json` says; addresses are relative to the base. */
export interface PageSetup {
  readonly backends: readonly {
    readonly name: string;
    readonly kind: string | undefined;
    readonly url: string;
    /** For people to read. */
    readonly address: string;
    /** To elsewhere from its traces, as configured. */
    readonly links?: readonly unknown[] | undefined;
  }[];
  readonly files: readonly { readonly name: string; readonly url: string }[];
}

/** Has the browser ask for `config.json` early, where nobody writes into the page what stands in it. */
const CONFIG_LINK = /<link\s+rel="preload" href="config\.json"[^>]*>/;

/** Returns the page with what `config.json` says written into it, as data, in place of the link to that. */
export function withPageSetup(page: string, setup: PageSetup): string {
  const json = JSON.stringify(setup).replaceAll('<', '\\u003c');
  return page.replace(CONFIG_LINK, () => `<script type="application/json" id="page-setup">${json}</script>`);
}
