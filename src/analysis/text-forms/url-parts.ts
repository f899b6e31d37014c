/** A page shows so many parameters of an address; the raw text has the rest. */
const MOST_PARAMETERS = 200;
const LONGEST = 20_000;

export interface UrlParameter {
  readonly name: string;
  readonly value: string;
}

/** An address taken apart. Texts are decoded where that is possible. */
export interface UrlParts {
  /** All before the query, as written. */
  readonly address: string;
  readonly parameters: readonly UrlParameter[];
  /** How many parameters are not among them. */
  readonly left: number;
  /** Without its `#`. */
  readonly fragment: string;
}

/**
 * Returns the parts of an address, whole or from its path on, that has a query: `https://a/b?c=d`, `/b?c=d`. null for
 * any other text, for an address without parameters, and for one of absurd length.
 */
export function urlParts(text: string): UrlParts | null {
  const match =
    text.length > LONGEST ? null : /^((?:[a-z][a-z0-9+.-]*:\/\/|\/)[^\s?#]*)\?([^\s#]*)(?:#(\S*))?$/i.exec(text);
  return match === null ? null : partsOf(match[1], match[2], match[3] ?? '');
}

/** Returns the parts of what stands after an address's question mark; null if it has no parameters. */
export function queryParts(text: string): UrlParts | null {
  const query = text.replace(/^\?/, '');
  return query.length > LONGEST || !/^[^\s#]+$/.test(query) || !query.includes('=') ? null : partsOf('', query, '');
}

function partsOf(address: string, query: string, fragment: string): UrlParts | null {
  const all = query.split('&').filter((part) => part !== '');
  if (all.length === 0) return null;
  const parameters = all.slice(0, MOST_PARAMETERS).map(parameter);
  return { address, parameters, left: all.length - parameters.length, fragment: decoded(fragment) };
}

function parameter(part: string): UrlParameter {
  const equals = part.indexOf('=');
  const [name, value] = equals < 0 ? [part, ''] : [part.slice(0, equals), part.slice(equals + 1)];
  return { name: decoded(name.replaceAll('+', ' ')), value: decoded(value.replaceAll('+', ' ')) };
}

/** What is no UTF-8 stays as written. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
