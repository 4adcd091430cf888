import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { IconName } from './icon-name.js';

const require = createRequire(import.meta.url);
const drawings = new Map<IconName, string>();

/** An icon beside a text that says the same, so it is hidden from screen readers. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg
      class="icon"
      viewBox="0 0 24 24"
      aria-hidden="true"
      // Drawn by the package, never by people.
      dangerouslySetInnerHTML={{ __html: drawing(name) }}
    />
  );
}

function drawing(name: IconName): string {
  let found = drawings.get(name);
  if (found === undefined) {
    const file = readFileSync(require.resolve(`lucide-static/icons/${name}.svg`), 'utf8');
    found = file.slice(file.indexOf('>', file.indexOf('<svg')) + 1, file.lastIndexOf('</svg>')).replace(/\s+/g, ' ');
    drawings.set(name, found);
  }
  return found;
}
