import { serviceColour } from '../../ui/palette.ts';

/**
 * Deals colours to services in the order in which they are first asked for, so that those of earlier answers stay. One
 * such for all results of a search.
 */
export class ServiceColours {
  readonly #positions = new Map<string, number>();

  /** Returns the service's colour. */
  of(name: string): string {
    let position = this.#positions.get(name);
    if (position === undefined) {
      position = this.#positions.size;
      this.#positions.set(name, position);
    }
    return serviceColour(position);
  }
}
