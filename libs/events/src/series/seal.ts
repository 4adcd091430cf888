import { createHash } from 'node:crypto';
import type { Series } from './series.entity.js';

/** A short fingerprint of what the form of a series shows, so that saving can tell whether somebody else changed it. */
export function sealOfSeries({ slug, title, summary, language, visibility }: Series): string {
  const shown = JSON.stringify([slug, title.nl, title.en, summary.nl, summary.en, language, visibility]);
  return createHash('sha256').update(shown).digest('base64url').slice(0, 22);
}
