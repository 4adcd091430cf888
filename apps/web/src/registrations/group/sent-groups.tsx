import { Injectable } from '@nestjs/common';
import { KringError, type Language } from '#platform';
import {
  type GroupInput,
  type GroupTaken,
  isTaken,
  MOST_TOGETHER,
  Registrations,
  readChoices,
  readGroupRows,
} from '#registrations';
import { type EventView, EventViews } from '../../events/event-views.js';
import { Page } from '../../http/answer.js';
import { NetworkLimit } from '../../http/network-limit.js';
import { typedTexts } from '../../http/typed-texts.js';
import { choiceGone } from '../form/choice-errors.js';
import type { FilledGroup } from './filled-group.js';
import type { GroupFormProps } from './group-form.js';
import { GroupPage } from './group-page.js';
import { readGroupForm } from './read-group-form.js';

/** What came of a list: an answer to tell on a page of its own, or that page itself. */
export type SentGroup = GroupTaken | 'sold_out' | 'closed' | Page;

type Again = Omit<GroupFormProps, 'view' | 'filled'> & { readonly isBusy?: boolean };

/** The form with which somebody registers several people. */
@Injectable()
export class SentGroups {
  constructor(
    private readonly registrations: Registrations,
    private readonly views: EventViews,
    private readonly limit: NetworkLimit,
  ) {}

  /** @throws {TooManyForms} a list counts as many forms as it has people */
  async register(slug: string, sent: unknown, language: Language, ip: string): Promise<SentGroup> {
    const view = await this.views.bySlug(slug); // few people send lists: what it says is what is so
    const filled = filledBy(sent);
    const again = (now: EventView, status: number, props: Again = {}) =>
      new Page(<GroupPage view={now} filled={filled} {...props} />, { status, keeping: 'returned' });
    const { rijen: moreRows, wachten: accepts } = typedTexts(sent);
    if (moreRows !== undefined) return again(view, 200);
    if (view.event.access !== 'open') return again(view, 403);
    const read = readGroupForm(sent, view, language);
    if ('errors' in read) return again(view, 422, { errors: read.errors });
    this.limit.refuse(ip, read.input.people.length - 1); // one was counted as it came in
    try {
      const said = await this.#ask(view, read.input, language, accepts);
      if (isTaken(said)) return said.kind;
      const now = await this.views.bySlug(slug); // it changed between our look and the desk's
      switch (said.kind) {
        case 'short':
          return again(now, 422, { refused: { short: said.short, size: read.input.people.length } });
        case 'sold_out':
        case 'closed':
          return said.kind;
        case 'not_invited':
          return again(now, 403);
        default:
          return again(now, 422, { errors: whyNot(sent, now, language) });
      }
    } catch (error) {
      if (!(error instanceof KringError && error.code === 'busy')) throw error;
      return again(view, 503, { isBusy: true });
    }
  }

  #ask({ event }: EventView, input: GroupInput, language: Language, accepts: string | undefined) {
    const agreed = accepts !== undefined && /^\d{1,3}$/.test(accepts) ? Number(accepts) : undefined;
    return this.registrations.registerTogether(input, { event, language, accepts: agreed });
  }
}

function filledBy(sent: unknown): FilledGroup {
  const typed = typedTexts(sent);
  const { rows, tooMany } = readGroupRows(sent);
  const shown = Math.min(MOST_TOGETHER, Number(/^\d{1,2}$/.exec(typed.rijen ?? '')?.[0] ?? 0));
  return { typed, rows, shown, paste: tooMany ? (typed.paste ?? '') : '', chosen: new Set(readChoices(sent)) };
}

/** The event says otherwise than a moment ago; where it does not say at what, the choice is gone. */
function whyNot(sent: unknown, view: EventView, language: Language) {
  const read = readGroupForm(sent, view, language);
  return 'errors' in read ? read.errors : choiceGone(language);
}
