export interface SearchPageProps {
  /** What follows `?` in the address. */
  readonly query: string;
}

/** Searches for traces. */
export function SearchPage({ query }: SearchPageProps) {
  return <main>{query}</main>;
}
