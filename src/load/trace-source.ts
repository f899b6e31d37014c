/** How a backend is reached. */
export interface BackendConfig {
  /** What people call it; unique, used in addresses as `backend=NAME`. */
  readonly name: string;
  /** `jaeger`, `tempo` …; absent: found out by asking. */
  readonly kind?: string | undefined;
  /** Which of the backend's APIs answered last time: asked first. */
  readonly api?: string | undefined;
  /** Absolute, ending in `/`: API paths are appended. Below our own server it is the proxy's address. */
  readonly url: string;
  /** The backend's own address where `url` is the proxy's: what people are told. Absolute, ending in `/`. */
  readonly address?: string | undefined;
  /** Links to elsewhere from its traces, as configured: `parseLinkTemplates` reads them. */
  readonly links?: unknown;
}

/** The folder that files were found in; their names are paths from there on. */
export interface PickedFolder {
  readonly name: string;
  /** What of it is not among the files, as a sentence; empty for nothing. */
  readonly leftOut: string;
}

/** Where a trace, or several, come from. */
export type TraceSource =
  | {
      readonly type: 'backend';
      /** At least one. Several are asked at once: whichever has a trace first, shows it. */
      readonly backends: readonly BackendConfig[];
      /** As the person gave it, trimmed; several are asked for one by one and listed. */
      readonly traceIds: readonly string[];
    }
  /** A plain address of a document on our own origin: examples, files offered by the server. */
  | { readonly type: 'url'; readonly url: string; readonly name: string }
  /** Files dropped or chosen; read in the browser, sent nowhere. Several are merged by trace id. */
  | { readonly type: 'files'; readonly files: readonly File[]; readonly folder?: PickedFolder | undefined }
  /** A pasted document. */
  | { readonly type: 'text'; readonly text: string };
