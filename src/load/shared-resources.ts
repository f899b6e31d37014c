import type { Attribute, Resource } from '../trace/span-details.ts';
import { resourceOfAttributes } from './plain-attributes.ts';
import { saidText } from './said-text.ts';

/** Gives spans that say the same about their resource one object for it. */
export class SharedResources {
  readonly #known = new Map<string, Resource>();

  /** Returns the resource of these attributes. */
  of(attributes: readonly Attribute[]): Resource {
    const key = saidText(attributes);
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const resource = resourceOfAttributes(attributes);
    this.#known.set(key, resource);
    return resource;
  }
}
