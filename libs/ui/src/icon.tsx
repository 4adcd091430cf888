import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/** Icons in use. All from Lucide (ISC licence); add a name here to use another. */
export type IconName =
  | 'arrow-right'
  | 'calendar-days'
  | 'calendar-plus'
  | 'chart-column'
  | 'check'
  | 'chevron-left'
  | 'chevron-right'
  | 'circle-alert'
  | 'circle-check'
  | 'clipboard-list'
  | 'clock'
  | 'copy'
  | 'download'
  | 'external-link'
  | 'hourglass'
  | 'info'
  | 'layout-dashboard'
  | 'list-checks'
  | 'log-out'
  | 'mail'
  | 'mail-check'
  | 'mailbox'
  | 'map-pin'
  | 'pencil'
  | 'plus'
  | 'search'
  | 'send'
  | 'settings'
  | 'user-check'
  | 'users'
  | 'video'
  | 'x';

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
