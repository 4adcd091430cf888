import { Inject, Injectable } from '@nestjs/common';
import { Community } from '#identity';
import { Digests, nextDigest } from '#messages';
import { CLOCK, type Clock } from '#platform';
import type { Visitor } from '../signed-in.js';
import type { DigestView } from './digest-form.js';
import type { DigestPreview } from './digest-preview-page.js';

const WEEK_MS = 7 * 86_400_000;

/** Reads what the pages about digests show. */
@Injectable()
export class DigestViews {
  constructor(
    private readonly digests: Digests,
    private readonly community: Community,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async of({ organiser }: Visitor): Promise<DigestView> {
    const { rhythm } = await this.digests.of(organiser);
    const { timeZone } = await this.community.get();
    return { rhythm, next: nextDigest(rhythm, this.clock.now(), timeZone), timeZone };
  }

  /** Who has been told a moment ago, or has them off, sees the last week instead. */
  async preview({ organiser }: Visitor): Promise<DigestPreview> {
    const { rhythm, toldUntil } = await this.digests.of(organiser);
    const mail = rhythm === 'off' ? undefined : await this.digests.preview(organiser, toldUntil, rhythm);
    if (mail) return { of: 'now', mail };
    const weekAgo = new Date(this.clock.now().getTime() - WEEK_MS);
    return { of: 'lastWeek', mail: await this.digests.preview(organiser, weekAgo, rhythm) };
  }
}
