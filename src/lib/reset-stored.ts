const PREFIX = 'longpole.';

/**
 * Forgets every `Stored` value but those named in `kept`, and tells all that show one. Returns how to bring them back;
 * that tells them too. Where the browser keeps nothing, nothing is forgotten.
 */
export function resetStored(kept: readonly string[]): () => void {
  const forgotten = entries().filter(([key]) => !kept.includes(key.slice(PREFIX.length)));
  for (const [key] of forgotten) localStorage.removeItem(key);
  tellAll();
  return () => {
    for (const [key, text] of forgotten) localStorage.setItem(key, text);
    tellAll();
  };
}

function entries(): [key: string, text: string][] {
  try {
    return Object.entries(localStorage).filter(([key]) => key.startsWith(PREFIX));
  } catch {
    return [];
  }
}

/** Without a key, as when another window clears the storage: anything may have changed. */
function tellAll(): void {
  window.dispatchEvent(new StorageEvent('storage'));
}
