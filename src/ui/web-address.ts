const LONGEST = 2000;

/**
 * Returns whether `text` as a whole is an http(s) address that may be made a link. Everything else, `javascript:` and
 * `data:` above all, is mere text, as are addresses with spaces, control characters or of absurd length.
 */
export function isWebAddress(text: string): boolean {
  return text.length <= LONGEST && /^https?:\/\/[^\s\p{Cc}\p{Cf}"<>\\]+$/iu.test(text) && URL.canParse(text);
}
