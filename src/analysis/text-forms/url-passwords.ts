/** What stands for a password, whatever its length. */
const MASK = '•••';
/**
 * In `scheme://user:password@host`, up to the last `@` before the host. Longer ones are no passwords that work. Browsers take
 * more slashes for two.
 */
const PASSWORD = /(:\/{2,9}[^\s/?#:@"'<>]{0,200}:)[^\s/?#"'<>]{1,2000}@/g;

/** Returns `text` with dots in place of each password that stands in an address; `text` itself where there is none. */
export function withoutPasswords(text: string): string {
  return text.replace(PASSWORD, `$1${MASK}@`);
}

/** Returns whether an address, or one within it, names a user: following it would log somebody in as that user. */
export function namesUser(address: string): boolean {
  return /:\/{2,9}[^\s/?#]{0,2000}@/.test(address);
}
